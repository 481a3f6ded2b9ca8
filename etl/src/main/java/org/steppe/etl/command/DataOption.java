package org.steppe.etl.command;

import java.nio.file.Path;
import java.time.Clock;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.duckdb.DuckDbStores;
import picocli.CommandLine.Option;

/** Where the warehouse is. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:STEPPE_DATA:-./data}",
            description = {
                "Data folder, made when there is none.",
                "Default: the environment variable STEPPE_DATA, or ./data."
            })
    private Path folder = Path.of("data");

    Path folder() {
        return folder;
    }

    GenerationPublisher openPublisher() {
        return DuckDbStores.openPublisher(folder, Clock.systemUTC());
    }
}
