package org.steppe.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds in every module. A subclass says which packages its module has and what each of them may use. The classes
 * are read once for all rules.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureContract {

    private final PackageTable table;
    private final int leastClasses;
    private final JavaClasses classes;

    /**
     * @param leastClasses how many classes the module has at the very least; a rule over an empty set of classes would
     *     pass without having looked at anything
     */
    protected ArchitectureContract(PackageTable table, int leastClasses) {
        this.table = table;
        this.leastClasses = leastClasses;
        this.classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(new ImportOption.DoNotIncludeJars())
                .importPackages(table.root());
    }

    /** The classes of the module, without its tests. */
    protected final JavaClasses classes() {
        return classes;
    }

    @Test
    final void enoughClassesWereSeen() {
        assertThat(classes).hasSizeGreaterThanOrEqualTo(leastClasses);
    }

    @Test
    final void everyPackageStandsInTheTable() {
        assertThat(packageNames())
                .allSatisfy(name -> assertThat(table.knows(name))
                        .as("package %s has a line in %s", name, getClass().getSimpleName())
                        .isTrue());
    }

    @Test
    final void packagesUseOnlyWhatTheTableAllows() {
        var forbidden = new TreeSet<String>();
        for (JavaClass origin : classes) {
            for (var dependency : origin.getDirectDependenciesFromSelf()) {
                String target =
                        dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (isOurs(target) && !table.allows(origin.getPackageName(), target)) {
                    forbidden.add(dependency.getDescription());
                }
            }
        }
        assertThat(forbidden).isEmpty();
    }

    @Test
    final void packagesHaveNoCycles() {
        slices().matching(table.root() + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    final void packagesAreNullMarked() {
        assertThat(packageNames())
                .allSatisfy(name -> assertThat(isNullMarked(classes.getPackage(name)))
                        .as("package %s is null-marked", name)
                        .isTrue());
    }

    @Test
    final void staticFieldsAreConstants() {
        fields().that()
                .areStatic()
                .and(not(generatedByTheCompiler()))
                .should()
                .beFinal()
                .allowEmptyShould(true)
                .check(classes);
    }

    /** Something that only some packages may touch, whatever module they are in. */
    record Technology(String name, List<String> packages, List<String> users) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Technology> technologies() {
        return Stream.of(
                new Technology(
                        "databases",
                        List.of("java.sql..", "javax.sql..", "org.duckdb..", "org.jooq.."),
                        List.of("org.steppe.warehouse.store.duckdb..")),
                new Technology(
                        "Arrow",
                        List.of("org.apache.arrow.."),
                        List.of(
                                "org.steppe.warehouse.format..",
                                "org.steppe.warehouse.store..",
                                "org.steppe.warehouse.trail..",
                                "org.steppe.api..")),
                new Technology("spreadsheets", List.of("org.dhatim.."), List.of("org.steppe.warehouse.format..")),
                new Technology("HTTP", List.of("io.micronaut..", "io.netty.."), List.of("org.steppe.api..")),
                new Technology(
                        "command line",
                        List.of("picocli..", "me.tongfei.progressbar.."),
                        List.of("org.steppe.etl.command..")),
                new Technology("loading", List.of("org.steppe.etl.."), List.of("org.steppe.etl..")),
                new Technology("service", List.of("org.steppe.api.."), List.of("org.steppe.api..")),
                new Technology("generated client", List.of("org.steppe.client.."), List.of()));
    }

    @ParameterizedTest
    @MethodSource("technologies")
    final void technologyStaysInItsPackages(Technology technology) {
        noClasses()
                .that(not(resideInAnyPackage(technology.users().toArray(String[]::new))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(technology.packages().toArray(String[]::new)))
                .allowEmptyShould(true)
                .check(classes);
    }

    private boolean isOurs(String packageName) {
        return packageName.equals(table.root()) || packageName.startsWith(table.root() + ".");
    }

    private Collection<String> packageNames() {
        var names = new TreeSet<String>();
        classes.that(not(resideInAPackage("..generated.."))).forEach(type -> names.add(type.getPackageName()));
        return names;
    }

    private static boolean isNullMarked(JavaPackage javaPackage) {
        return javaPackage.isAnnotatedWith(NullMarked.class);
    }

    private static DescribedPredicate<JavaField> generatedByTheCompiler() {
        return DescribedPredicate.describe(
                "generated by the compiler",
                field -> field.getModifiers().contains(JavaModifier.SYNTHETIC)
                        || Stream.of(field.getOwner().getSimpleName(), field.getName())
                                .anyMatch(name -> name.startsWith("$")));
    }
}
