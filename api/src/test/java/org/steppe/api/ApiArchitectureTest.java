package org.steppe.api;

import org.steppe.architecture.ArchitectureContract;
import org.steppe.architecture.PackageTable;

class ApiArchitectureTest extends ArchitectureContract {

    ApiArchitectureTest() {
        super(
                PackageTable.of("org.steppe.api")
                        .row("error")
                        .row("format", "error")
                        .row("http", "error")
                        .row("dataset", "error", "http")
                        .row("codelist", "error", "http")
                        .row("data", "error", "http", "format", "dataset")
                        .row("source", "error", "http", "format", "data")
                        .row("search", "error", "http", "format")
                        .row("operation", "error", "http", "format")
                        .top(""),
                60);
    }
}
