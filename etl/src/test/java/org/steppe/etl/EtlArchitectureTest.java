package org.steppe.etl;

import org.steppe.architecture.ArchitectureContract;
import org.steppe.architecture.PackageTable;

class EtlArchitectureTest extends ArchitectureContract {

    EtlArchitectureTest() {
        super(
                PackageTable.of("org.steppe.etl")
                        .row("")
                        .row("issue")
                        .row("source", "issue")
                        .row("extract", "source", "issue")
                        .row("harmonise", "source", "issue")
                        .top("load")
                        .top("command"),
                40);
    }
}
