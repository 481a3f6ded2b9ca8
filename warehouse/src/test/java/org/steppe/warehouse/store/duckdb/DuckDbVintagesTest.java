package org.steppe.warehouse.store.duckdb;

import java.nio.file.Path;
import java.util.List;
import org.steppe.warehouse.store.GenerationPublisher;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.VintagesContract;

class DuckDbVintagesTest extends VintagesContract {

    @Override
    protected GenerationPublisher openPublisher(Path folder) {
        return DuckDbStores.openPublisher(folder, SmallWarehouse.TODAY);
    }

    @Override
    protected ObservationStore openStore(Path folder) {
        return DuckDbStores.open(folder, DuckDbSettings.defaults().answerFolders(List.of(folder.resolve("answers"))));
    }
}
