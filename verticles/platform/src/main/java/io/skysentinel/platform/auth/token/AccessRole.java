package io.skysentinel.platform.auth.token;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody may do. */
public enum AccessRole {
  /** See: live aircraft, questions, history. */
  VIEWER,
  /** Change something, and see. */
  OPERATOR;

  /** As tokens and the users' file call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All of them as people read them. */
  public static String labels() {
    return Arrays.stream(values()).map(AccessRole::label).collect(Collectors.joining(", "));
  }

  /** Those of these names; names of other things are left out. */
  public static Set<AccessRole> named(Stream<String> names) {
    Set<String> wanted = names.collect(Collectors.toSet());
    EnumSet<AccessRole> roles = EnumSet.noneOf(AccessRole.class);
    for (AccessRole role : values()) {
      if (wanted.contains(role.label())) {
        roles.add(role);
      }
    }
    return roles;
  }

  /** Whether one of these is enough for what needs this role. */
  public boolean isAmong(Set<AccessRole> roles) {
    return roles.contains(this) || roles.contains(OPERATOR);
  }
}
