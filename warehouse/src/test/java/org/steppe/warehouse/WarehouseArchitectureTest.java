package org.steppe.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.steppe.architecture.ArchitectureContract;
import org.steppe.architecture.PackageTable;

class WarehouseArchitectureTest extends ArchitectureContract {

    WarehouseArchitectureTest() {
        super(
                PackageTable.of("org.steppe.warehouse")
                        .row("")
                        .row("error")
                        .row("structure", "error")
                        .row("observation", "structure", "error")
                        .row("vintage", "structure", "observation", "error")
                        .row("query", "structure", "observation", "vintage", "error")
                        .row("generation", "structure", "observation", "query", "error")
                        .row("format.batch", "structure", "query")
                        .row("format", "structure", "observation", "query", "generation", "error")
                        .row("format.text", "structure", "query", "format", "format.batch")
                        .row("format.row", "structure", "query", "generation", "format", "format.text")
                        .row("format.arrow", "structure", "query", "generation", "format", "format.batch")
                        .row(
                                "format.sheet",
                                "structure",
                                "observation",
                                "query",
                                "generation",
                                "format",
                                "format.batch",
                                "error")
                        .row(
                                "format.cube",
                                "structure",
                                "observation",
                                "query",
                                "generation",
                                "format",
                                "format.batch",
                                "format.text",
                                "error")
                        .row(
                                "format.sdmx",
                                "structure",
                                "observation",
                                "query",
                                "generation",
                                "format",
                                "format.batch",
                                "format.text",
                                "format.row")
                        .row(
                                "format.writer",
                                "format",
                                "format.arrow",
                                "format.cube",
                                "format.row",
                                "format.sdmx",
                                "format.sheet")
                        .row("store", "structure", "observation", "vintage", "query", "generation", "format", "error")
                        .row(
                                "store.series",
                                "structure",
                                "observation",
                                "query",
                                "generation",
                                "format",
                                "store",
                                "error")
                        .row(
                                "trail",
                                "structure",
                                "observation",
                                "vintage",
                                "query",
                                "generation",
                                "format",
                                "format.batch",
                                "store",
                                "error")
                        .top("store.duckdb"),
                95);
    }

    @Test
    void theSeriesStoreHasOneDoor() {
        assertThat(publicTypesOf("org.steppe.warehouse.store.series")).containsExactly("SeriesStore");
    }

    @Test
    void theDuckDbStoreHasOneDoor() {
        assertThat(publicTypesOf("org.steppe.warehouse.store.duckdb"))
                .containsExactlyInAnyOrder("DuckDbStores", "DuckDbSettings");
    }

    private Stream<String> publicTypesOf(String packageName) {
        return classes().stream()
                .filter(type -> type.getPackageName().equals(packageName))
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getSimpleName);
    }
}
