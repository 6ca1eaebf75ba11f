package io.skysentinel.node;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The rules of docs/design.md that a compiler cannot see. */
@AnalyzeClasses(packages = "io.skysentinel", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> VERTICLE_PACKAGES =
      resideInAnyPackage(
          "..node.poller..",
          "..node.cache..",
          "..node.ticker..",
          "..node.bridge..",
          "..node.history..",
          "..node.detector..",
          "..node.windows..",
          "..node.lake..");

  @ArchTest
  static final ArchRule CORE_SEES_NO_INPUT_OR_OUTPUT_LIBRARY =
      classes()
          .that()
          .resideInAPackage("io.skysentinel.core..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "io.skysentinel.core..",
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

  @ArchTest
  static final ArchRule CORE_NEVER_ASKS_THE_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("io.skysentinel.core..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule VERTICLES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("io.skysentinel.node.(*)..")
          .namingSlices("$1")
          .as("node")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(), DescribedPredicate.not(VERTICLE_PACKAGES))
          .ignoreDependency(
              DescribedPredicate.not(VERTICLE_PACKAGES), DescribedPredicate.alwaysTrue());

  @ArchTest
  static final ArchRule ONLY_THE_BUS_TOUCHES_THE_EVENT_BUS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.skysentinel.node.bus..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx.core.eventbus..");

  @ArchTest
  static final ArchRule NOTHING_BELOW_KNOWS_THE_COMPOSITION_ROOT =
      noClasses()
          .that()
          .resideInAPackage("io.skysentinel.node..")
          .and()
          .resideOutsideOfPackage("io.skysentinel.node.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.skysentinel.node.app..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_ENDS_THE_JVM =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.skysentinel.node.app..", "io.skysentinel.standalone..")
          .and()
          .resideOutsideOfPackage("io.skysentinel.tools..")
          .should()
          .callMethod(System.class, "exit", int.class);
}
