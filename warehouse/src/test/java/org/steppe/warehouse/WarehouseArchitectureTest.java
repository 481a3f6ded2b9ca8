package org.steppe.warehouse;

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
                        .row("store", "structure", "observation", "vintage", "query", "generation", "error")
                        .top("store.duckdb"),
                50);
    }
}
