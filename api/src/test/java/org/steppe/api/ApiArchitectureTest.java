package org.steppe.api;

import org.steppe.architecture.ArchitectureContract;
import org.steppe.architecture.PackageTable;

class ApiArchitectureTest extends ArchitectureContract {

    ApiArchitectureTest() {
        super(
                PackageTable.of("org.steppe.api")
                        .row("error")
                        .row("http", "error")
                        .row("dataset", "error", "http")
                        .row("codelist", "error", "http")
                        .row("file", "error", "http", "dataset")
                        .row("data", "error", "http", "dataset", "file")
                        .row("extract", "error", "http", "data")
                        .row("source", "error", "http", "data")
                        .row("feed", "error", "http", "dataset")
                        .row("search", "error", "http")
                        .row("operation", "error", "http", "file")
                        .top(""),
                45);
    }
}
