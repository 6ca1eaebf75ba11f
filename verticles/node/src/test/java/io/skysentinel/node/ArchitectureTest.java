package io.skysentinel.node;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * The rules of docs/design.md that a compiler cannot see. Plain tests: ArchUnit's own engine finds
 * no rules under this build's JUnit and Surefire, and says nothing.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.skysentinel");

  private static final String[] PURE = {
    "io.skysentinel.core..", "io.skysentinel.simulator..", "io.skysentinel.client.."
  };

  private static final ArchRule PURE_CODE_SEES_NO_INPUT_OR_OUTPUT_LIBRARY =
      classes()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "io.skysentinel.core..",
                  "io.skysentinel.simulator..",
                  "io.skysentinel.client..",
                  "java.lang..",
                  "java.util..",
                  "java.io..",
                  "java.math..",
                  "java.nio",
                  "java.nio.charset..",
                  "java.time..",
                  "java.text..",
                  "com.fasterxml.jackson.core..",
                  "org.msgpack..",
                  "org.jspecify.."));

  private static final ArchRule PURE_CODE_NEVER_ASKS_THE_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  /** Between modules the compiler sees to it; this is about the packages within one, too. */
  private static final ArchRule NO_PACKAGES_NEED_EACH_OTHER =
      slices().matching("io.skysentinel.(**)").should().beFreeOfCycles();

  private static final ArchRule ONLY_THE_BUS_TOUCHES_THE_EVENT_BUS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.skysentinel.platform.bus..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx.core.eventbus..");

  private static final ArchRule ONLY_THE_COMMAND_LINE_ENDS_THE_JVM =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.skysentinel.node..", "io.skysentinel.standalone..")
          .and()
          .resideOutsideOfPackage("io.skysentinel.tools..")
          .should()
          .callMethod(System.class, "exit", int.class);

  @Test
  void thereIsSomethingToCheck() {
    assertThat(CLASSES.size()).isGreaterThan(200);
  }

  @Test
  void pureCodeSeesNoInputOrOutputLibrary() {
    PURE_CODE_SEES_NO_INPUT_OR_OUTPUT_LIBRARY.check(CLASSES);
  }

  @Test
  void pureCodeNeverAsksTheClock() {
    PURE_CODE_NEVER_ASKS_THE_CLOCK.check(CLASSES);
  }

  @Test
  void noPackagesNeedEachOther() {
    NO_PACKAGES_NEED_EACH_OTHER.check(CLASSES);
  }

  @Test
  void onlyTheBusTouchesTheEventBus() {
    ONLY_THE_BUS_TOUCHES_THE_EVENT_BUS.check(CLASSES);
  }

  @Test
  void onlyTheCommandLineEndsTheJvm() {
    ONLY_THE_COMMAND_LINE_ENDS_THE_JVM.check(CLASSES);
  }
}
