package org.steppe.api.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.steppe.api.dataset.AsOfDay;
import org.steppe.warehouse.structure.Attribute;
import org.steppe.warehouse.structure.ComponentType;
import org.steppe.warehouse.structure.DataStructure;
import org.steppe.warehouse.structure.Dimension;

/** The names of parameters. */
public final class SelectionParameters {

    static final String TIME_PERIOD = "time_period";
    static final String FIRST = "first";
    static final String LAST = "last";
    static final String AS_OF = AsOfDay.PARAMETER;
    static final String UPDATED_AFTER = "updatedAfter";
    static final String VERSION = "version";
    static final String HISTORY = "history";
    static final String VINTAGES = "vintages";
    static final String COLUMNS = "columns";
    static final String SORT = "sort";
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String LABELS = "labels";
    public static final String LANG = "lang";
    public static final String FORMAT = "format";
    static final String CODECS = "codecs";
    static final String DOWNLOAD = "download";
    static final String KEYS = "keys";

    /** The one attribute that is no code and still worth selecting by: all figures of a publication. */
    public static final String SOURCE_ID = "SOURCE_ID";

    private static final List<String> SELECTING =
            List.of(TIME_PERIOD, FIRST, LAST, AS_OF, UPDATED_AFTER, VERSION, HISTORY, VINTAGES);

    private static final List<String> SHAPING = List.of(COLUMNS, SORT, LIMIT, CURSOR, LABELS, LANG);

    /** What belongs to the format of observations. */
    static final List<String> OF_FORMATS = List.of(FORMAT, CODECS, KEYS, DOWNLOAD);

    private SelectionParameters() {}

    /** The attributes by which observations can be selected. */
    static List<Attribute> filterable(DataStructure structure) {
        return structure.attributes().stream()
                .filter(attribute ->
                        attribute.type() == ComponentType.CODE || attribute.id().equals(SOURCE_ID))
                .toList();
    }

    /** What selects observations of a dataset: its dimensions first. */
    static List<String> selecting(DataStructure structure) {
        var names = new ArrayList<String>();
        structure.dimensions().stream()
                .map(Dimension::id)
                .map(SelectionParameters::lower)
                .forEach(names::add);
        names.add(TIME_PERIOD);
        filterable(structure).stream()
                .map(Attribute::id)
                .map(SelectionParameters::lower)
                .forEach(names::add);
        SELECTING.stream().filter(name -> !name.equals(TIME_PERIOD)).forEach(names::add);
        return List.copyOf(names);
    }

    /** What selects observations and shapes the answer, and what else the operation takes. */
    static List<String> all(DataStructure structure, List<String> own) {
        var names = new ArrayList<>(selecting(structure));
        names.addAll(SHAPING);
        names.addAll(own);
        return List.copyOf(names);
    }

    public static String lower(String component) {
        return component.toLowerCase(Locale.ROOT);
    }

    static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
