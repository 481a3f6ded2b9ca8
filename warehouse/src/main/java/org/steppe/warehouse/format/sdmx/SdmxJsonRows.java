package org.steppe.warehouse.format.sdmx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.ByteSink;
import org.steppe.warehouse.format.Column;
import org.steppe.warehouse.format.batch.Cells;
import org.steppe.warehouse.format.row.RowEncoder;
import org.steppe.warehouse.format.text.CellStyle;
import org.steppe.warehouse.format.text.TextColumn;
import org.steppe.warehouse.format.text.TextColumns;
import org.steppe.warehouse.structure.DataStructure;

/** The observations of a flat data message, and which values their numbers stand for. */
final class SdmxJsonRows implements RowEncoder {

    private final List<SdmxComponent> components;
    private final Map<String, NumberedTextColumn> numbered = new LinkedHashMap<>();
    private final List<NumberedTextColumn> key = new ArrayList<>();
    private final TextColumns values;
    private boolean isEmpty = true;

    SdmxJsonRows(AnswerHead head, VectorSchemaRoot batch, DictionaryProvider dictionaries) {
        DataStructure structure = head.description().dataflow().structure();
        this.components = SdmxComponent.chosen(structure, head.query().columns());
        var style = new JsonArrayCellStyle();
        var written = new ArrayList<TextColumn>();
        var scratch = new ByteSink();
        for (SdmxComponent component : components) {
            var column = new Column(component.id(), component.id(), null);
            FieldVector vector = Cells.column(batch, component.id());
            switch (component.role()) {
                case DIMENSION, TIME -> key.add(number(column, style, dictionaries, vector));
                case MEASURE -> written.add(TextColumns.of(column, style, true, vector, dictionaries, scratch));
                case ATTRIBUTE ->
                    written.add(
                            component.codelist() == null
                                    ? TextColumns.of(column, style, false, vector, dictionaries, scratch)
                                    : number(column, style, dictionaries, vector));
            }
        }
        this.values = TextColumns.of(written, batch);
    }

    private NumberedTextColumn number(
            Column column, CellStyle style, DictionaryProvider dictionaries, FieldVector vector) {
        DictionaryEncoding encoding = vector.getField().getDictionary();
        if (encoding == null) {
            throw new IllegalStateException("Not a coded column: " + vector.getField());
        }
        FieldVector dictionary = dictionaries.lookup(encoding.getId()).getVector();
        var result = new NumberedTextColumn(column, style, false, dictionary);
        numbered.put(column.component(), result);
        return result;
    }

    @Override
    public void bind(VectorSchemaRoot rows) {
        key.forEach(column -> column.bind(rows));
        values.bind(rows);
    }

    @Override
    public void writeRow(int row, ByteSink out) {
        out.put(isEmpty ? "\n\"" : ",\n\"");
        isEmpty = false;
        for (int i = 0; i < key.size(); i++) {
            if (i > 0) {
                out.put((byte) ':');
            }
            key.get(i).writeValue(row, out);
        }
        out.put("\":[");
        values.writeRow(row, out);
        out.put((byte) ']');
    }

    /** Whether no row was written so far. */
    boolean isEmpty() {
        return isEmpty;
    }

    List<SdmxComponent> components() {
        return components;
    }

    /** Of each numbered component its values so far; the number of each is its place. */
    Map<String, List<String>> values() {
        var met = new LinkedHashMap<String, List<String>>();
        numbered.forEach((component, column) -> met.put(component, column.values()));
        return met;
    }
}
