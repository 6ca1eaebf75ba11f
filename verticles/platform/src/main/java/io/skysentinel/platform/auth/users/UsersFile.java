package io.skysentinel.platform.auth.users;

import io.skysentinel.platform.auth.token.AccessRole;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The users' file: a line for each, {@code name:role,role:hash}; empty lines and those that begin
 * with {@code #} say nothing.
 */
public final class UsersFile {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+-]{1,64}");
  private static final Pattern HASH = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");
  private static final int MOST_COSTLY = 16;
  private static final int MOST_USERS = 10_000;

  private UsersFile() {}

  /** Whether somebody can be called so. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * The users of a file, by name.
   *
   * @throws IllegalArgumentException with the number of the line that is wrong
   */
  public static SortedMap<String, User> parse(String text) {
    SortedMap<String, User> users = new TreeMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        User user = user(line.strip(), number);
        if (users.put(user.name(), user) != null) {
          throw wrong(number, user.name() + " is there twice");
        }
      }
    }
    if (users.size() > MOST_USERS) {
      throw wrong(number, "there are more than " + MOST_USERS + " users");
    }
    return users;
  }

  private static User user(String line, int number) {
    String[] parts = line.split(":", -1);
    if (parts.length != 3 || !isName(parts[0])) {
      throw wrong(number, "expected name:roles:hash");
    }
    String[] names = parts[1].split(",", -1);
    Set<AccessRole> roles = AccessRole.named(Arrays.stream(names));
    if (roles.isEmpty() || roles.size() != names.length) {
      throw wrong(number, "roles can be " + AccessRole.labels());
    }
    var hash = HASH.matcher(parts[2]);
    if (!hash.matches() || Integer.parseInt(hash.group(1)) > MOST_COSTLY) {
      throw wrong(
          number, "expected a hash of bcrypt, with a cost of %d at most".formatted(MOST_COSTLY));
    }
    return new User(parts[0], roles, parts[2]);
  }

  private static IllegalArgumentException wrong(int line, String why) {
    return new IllegalArgumentException("line %d: %s".formatted(line, why));
  }

  /** The text of a file with these users. */
  public static String format(Map<String, User> users) {
    return users.values().stream()
        .map(user -> "%s:%s:%s\n".formatted(user.name(), roles(user), user.hash()))
        .collect(Collectors.joining());
  }

  private static String roles(User user) {
    return user.roles().stream().sorted().map(AccessRole::label).collect(Collectors.joining(","));
  }
}
