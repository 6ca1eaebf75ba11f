package io.skysentinel.node.user;

import io.skysentinel.platform.auth.token.AccessRole;
import io.skysentinel.platform.auth.users.Passwords;
import io.skysentinel.platform.auth.users.User;
import io.skysentinel.platform.auth.users.UsersFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Adds, changes and removes users; a running node takes the file anew within a second. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the file of users who log in with a password (auth.users.file).",
      "The password is the first line of the standard input; scripts/user asks for it."
    })
public final class UserCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The file (default: AUTH_USERS_FILE, else ~/.skysentinel/users).")
  private Path file = usualFile();

  private final PasswordInput passwords;

  UserCommand(PasswordInput passwords) {
    this.passwords = passwords;
  }

  public static void main(String[] args) {
    System.exit(run(new PasswordInput(System.in), args));
  }

  static int run(PasswordInput passwords, String... args) {
    CommandLine line = new CommandLine(new UserCommand(passwords));
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      command.getErr().println(failure.getMessage());
      return 1;
    });
    return line.execute(args);
  }

  private static Path usualFile() {
    String named = System.getenv("AUTH_USERS_FILE");
    return named == null || named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".skysentinel", "users")
        : Path.of(named);
  }

  @Command(description = "Adds a user.", mixinStandardHelpOptions = true)
  int add(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--role",
              required = true,
              split = ",",
              paramLabel = "viewer|operator",
              description = "What they may do: viewer sees, operator changes.")
          List<String> role)
      throws IOException {
    if (!UsersFile.isName(name)) {
      throw wrong("a name has up to 64 letters, digits and . _ - + @");
    }
    Set<AccessRole> roles = roles(role);
    SortedMap<String, User> users = KeptUsers.read(file);
    if (users.containsKey(name)) {
      throw wrong("%s is there already".formatted(name));
    }
    users.put(name, new User(name, roles, Passwords.hash(passwords.newPassword())));
    return save(users, "%s may log in as %s".formatted(name, labels(roles)));
  }

  @Command(description = "Removes a user.", mixinStandardHelpOptions = true)
  int remove(@Parameters(paramLabel = "NAME") String name) throws IOException {
    SortedMap<String, User> users = KeptUsers.read(file);
    known(users, name);
    users.remove(name);
    return save(users, "%s may log in no more".formatted(name));
  }

  @Command(description = "Gives a user another password.", mixinStandardHelpOptions = true)
  int password(@Parameters(paramLabel = "NAME") String name) throws IOException {
    SortedMap<String, User> users = KeptUsers.read(file);
    User user = known(users, name);
    users.put(name, new User(name, user.roles(), Passwords.hash(passwords.newPassword())));
    return save(users, "%s has another password; who is logged in as them is out".formatted(name));
  }

  @Command(description = "Says who is there.", mixinStandardHelpOptions = true)
  int list() throws IOException {
    KeptUsers.read(file)
        .values()
        .forEach(
            user -> spec.commandLine().getOut().println(user.name() + " " + labels(user.roles())));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private User known(SortedMap<String, User> users, String name) {
    User user = users.get(name);
    if (user == null) {
      throw wrong("there is nobody called %s in %s".formatted(name, file));
    }
    return user;
  }

  private Set<AccessRole> roles(List<String> names) {
    List<String> small = new ArrayList<>();
    names.forEach(name -> small.add(name.toLowerCase(Locale.ROOT)));
    Set<AccessRole> roles = AccessRole.named(small.stream());
    if (roles.size() != Set.copyOf(small).size()) {
      throw wrong("roles can be " + AccessRole.labels());
    }
    return roles;
  }

  private int save(SortedMap<String, User> users, String done) throws IOException {
    KeptUsers.write(file, users);
    spec.commandLine().getOut().println(done + " (" + file + ")");
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static String labels(Set<AccessRole> roles) {
    return roles.stream().sorted().map(AccessRole::label).collect(Collectors.joining(", "));
  }

  private ParameterException wrong(String words) {
    return new ParameterException(spec.commandLine(), words);
  }
}
