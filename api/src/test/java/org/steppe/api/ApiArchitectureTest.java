package org.steppe.api;

import org.steppe.architecture.ArchitectureContract;
import org.steppe.architecture.PackageTable;

class ApiArchitectureTest extends ArchitectureContract {

    ApiArchitectureTest() {
        super(
                PackageTable.of("org.steppe.api")
                        .row("error")
                        .row("format", "error")
                        .top("data")
                        .top("dataset")
                        .top("codelist")
                        .top("vintage")
                        .top("source")
                        .top("explorer")
                        .top(""),
                1);
    }
}
