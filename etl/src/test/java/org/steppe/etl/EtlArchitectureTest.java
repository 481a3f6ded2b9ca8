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
                        .row("harmonise", "source", "issue")
                        .row("extract.figure")
                        .row("extract.rule")
                        .row("extract.reader")
                        .row("extract.recognise", "extract.rule")
                        .row("extract.meaning", "extract.figure", "extract.reader", "extract.recognise", "extract.rule")
                        .row(
                                "extract",
                                "source",
                                "issue",
                                "extract.figure",
                                "extract.reader",
                                "extract.meaning",
                                "extract.rule")
                        .row("extract.report", "source", "extract.figure", "extract.reader")
                        .top("load")
                        .top("command"),
                40);
    }
}
