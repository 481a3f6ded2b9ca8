package org.steppe.warehouse.store.duckdb;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The figures of some observations, which are written as one record batch in waves, see
 * {@link org.steppe.warehouse.generation.VintagesFile}. Used by one thread.
 */
final class VintageChunk implements AutoCloseable {

    private static final int TEXT = -1;

    private final BufferAllocator memory;
    /** Filled anew with each batch of the stream. */
    private final List<FieldVector> columns;

    private final int[] widths;
    private final Deque<StreamedBatch> batches = new ArrayDeque<>();
    /** How many figures each observation has. */
    private int[] counts = new int[1024];

    private int observations;
    private int figures;
    private int written;
    /** Where the chunk begins in the oldest batch. */
    private int start;

    /** Figures as they come, kept until all are written. */
    record StreamedBatch(int rows, ArrowRecordBatch columns) {}

    /** @param vectors with the columns of a batch of the stream, and later of the next */
    VintageChunk(List<FieldVector> vectors, BufferAllocator memory) {
        this.memory = memory;
        this.columns = List.copyOf(vectors);
        this.widths = new int[vectors.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = switch (vectors.get(i)) {
                case BaseFixedWidthVector fixed -> fixed.getTypeWidth();
                case VarCharVector text -> TEXT;
                default ->
                    throw new IllegalArgumentException(
                            "No figure has a column such as " + vectors.get(i).getField());
            };
        }
    }

    /** Takes the next figures of the stream, whose memory the next batch will not overwrite. */
    void add(int rows) {
        List<Field> fields = columns.stream().map(FieldVector::getField).toList();
        var root = new VectorSchemaRoot(fields, columns, rows);
        batches.add(new StreamedBatch(rows, new VectorUnloader(root).getRecordBatch()));
    }

    /** Counts the next figures of the stream to the chunk. */
    void addObservation(int count) {
        if (observations == counts.length) {
            counts = Arrays.copyOf(counts, 2 * observations);
        }
        counts[observations++] = count;
        figures += count;
    }

    int figures() {
        return figures;
    }

    /** Writes what was counted and begins anew behind it. */
    void writeTo(VintageChunkFile file) throws IOException {
        try (var rows = new MovedRows(memory, List.copyOf(batches), figures)) {
            int[] ordinals = order(rows);
            for (int i = 0, buffer = 0; i < widths.length; i++) {
                if (widths[i] == TEXT) {
                    rows.addTexts(i, buffer);
                    buffer += 3;
                } else {
                    rows.addValues(i, buffer, widths[i]);
                    buffer += 2;
                }
            }
            rows.addComplete(ordinals);
            try (ArrowRecordBatch batch = rows.batch()) {
                file.write(batch);
            }
        }
        forget();
    }

    /**
     * Says for every row to be written from where it comes.
     *
     * @return the observation of each
     */
    private int[] order(MovedRows rows) {
        int[] ordinals = new int[figures];
        int[] active = new int[observations];
        int[] ends = new int[observations];
        for (int i = 0, end = start; i < observations; i++) {
            end += counts[i];
            active[i] = i;
            ends[i] = end;
        }
        int left = observations;
        int target = 0;
        for (int wave = 0; left > 0; wave++) {
            int still = 0;
            for (int i = 0; i < left; i++) {
                int observation = active[i];
                rows.place(target, ends[observation] - 1 - wave);
                ordinals[target++] = Math.addExact(written, observation);
                if (counts[observation] > wave + 1) {
                    active[still++] = observation;
                }
            }
            left = still;
        }
        return ordinals;
    }

    private void forget() {
        written += observations;
        start += figures;
        while (!batches.isEmpty() && batches.getFirst().rows() <= start) {
            StreamedBatch done = batches.removeFirst();
            start -= done.rows();
            done.columns().close();
        }
        observations = 0;
        figures = 0;
    }

    @Override
    public void close() {
        batches.forEach(batch -> batch.columns().close());
        batches.clear();
    }

    /** Rows of several batches in another order, column by column. */
    private static final class MovedRows implements AutoCloseable {

        private final BufferAllocator memory;
        private final List<StreamedBatch> batches;
        private final int[] firsts;
        private final int[] batchOf;
        private final int[] rowOf;
        private final List<ArrowFieldNode> nodes = new ArrayList<>();
        private final List<ArrowBuf> buffers = new ArrayList<>();

        private MovedRows(BufferAllocator memory, List<StreamedBatch> batches, int rows) {
            this.memory = memory;
            this.batches = batches;
            this.firsts = new int[batches.size()];
            for (int i = 1; i < firsts.length; i++) {
                firsts[i] = firsts[i - 1] + batches.get(i - 1).rows();
            }
            this.batchOf = new int[rows];
            this.rowOf = new int[rows];
        }

        /** @param position counted from the beginning of the first batch */
        private void place(int target, int position) {
            int batch = firsts.length - 1;
            while (firsts[batch] > position) {
                batch--;
            }
            batchOf[target] = batch;
            rowOf[target] = position - firsts[batch];
        }

        private ArrowBuf[] sources(int buffer) {
            return batches.stream()
                    .map(batch -> batch.columns().getBuffers().get(buffer))
                    .toArray(ArrowBuf[]::new);
        }

        private ArrowBuf zeros(long bytes) {
            ArrowBuf made = memory.buffer(bytes);
            buffers.add(made);
            made.setZero(0, bytes);
            made.writerIndex(bytes);
            return made;
        }

        /**
         * Adds the validity of a column, empty where nothing is missing.
         *
         * @return whether everything is
         */
        private boolean addValidity(int column, int buffer) {
            boolean[] complete = new boolean[batches.size()];
            boolean allComplete = true;
            for (int i = 0; i < complete.length; i++) {
                complete[i] = batches.get(i).columns().getNodes().get(column).getNullCount() == 0;
                allComplete &= complete[i];
            }
            int missing = 0;
            if (!allComplete) {
                ArrowBuf[] sources = sources(buffer);
                ArrowBuf bits = zeros((rowOf.length + 7L) / 8);
                for (int i = 0; i < rowOf.length; i++) {
                    int row = rowOf[i];
                    if (complete[batchOf[i]] || (sources[batchOf[i]].getByte(row >> 3) >> (row & 7) & 1) != 0) {
                        bits.setByte(i >> 3, bits.getByte(i >> 3) | 1 << (i & 7));
                    } else {
                        missing++;
                    }
                }
            }
            if (missing == 0) {
                if (!allComplete) {
                    buffers.removeLast().close();
                }
                buffers.add(memory.getEmpty());
            }
            nodes.add(new ArrowFieldNode(rowOf.length, missing));
            return missing == rowOf.length;
        }

        private void addValues(int column, int buffer, int width) {
            if (addValidity(column, buffer)) {
                buffers.add(memory.getEmpty());
                return;
            }
            ArrowBuf[] sources = sources(buffer + 1);
            ArrowBuf values = zeros((long) rowOf.length * width);
            for (int i = 0; i < rowOf.length; i++) {
                ArrowBuf source = sources[batchOf[i]];
                long from = (long) rowOf[i] * width;
                long to = (long) i * width;
                switch (width) {
                    case Byte.BYTES -> values.setByte(to, source.getByte(from));
                    case Short.BYTES -> values.setShort(to, source.getShort(from));
                    case Integer.BYTES -> values.setInt(to, source.getInt(from));
                    case Long.BYTES -> values.setLong(to, source.getLong(from));
                    default -> values.setBytes(to, source, from, width);
                }
            }
        }

        private void addTexts(int column, int buffer) {
            if (addValidity(column, buffer)) {
                buffers.add(memory.getEmpty());
                buffers.add(memory.getEmpty());
                return;
            }
            ArrowBuf[] sourceOffsets = sources(buffer + 1);
            ArrowBuf[] sources = sources(buffer + 2);
            ArrowBuf offsets = zeros((rowOf.length + 1L) * Integer.BYTES);
            int end = 0;
            for (int i = 0; i < rowOf.length; i++) {
                ArrowBuf source = sourceOffsets[batchOf[i]];
                long at = (long) rowOf[i] * Integer.BYTES;
                end = Math.addExact(end, source.getInt(at + Integer.BYTES) - source.getInt(at));
                offsets.setInt((i + 1L) * Integer.BYTES, end);
            }
            ArrowBuf bytes = zeros(end);
            for (int i = 0; i < rowOf.length; i++) {
                long to = offsets.getInt((long) i * Integer.BYTES);
                long length = offsets.getInt((i + 1L) * Integer.BYTES) - to;
                if (length > 0) {
                    int from = sourceOffsets[batchOf[i]].getInt((long) rowOf[i] * Integer.BYTES);
                    bytes.setBytes(to, sources[batchOf[i]], from, length);
                }
            }
        }

        private void addComplete(int[] values) {
            nodes.add(new ArrowFieldNode(values.length, 0));
            buffers.add(memory.getEmpty());
            ArrowBuf target = zeros((long) values.length * Integer.BYTES);
            for (int i = 0; i < values.length; i++) {
                target.setInt((long) i * Integer.BYTES, values[i]);
            }
        }

        private ArrowRecordBatch batch() {
            return new ArrowRecordBatch(rowOf.length, nodes, buffers);
        }

        @Override
        public void close() {
            buffers.forEach(ArrowBuf::close);
        }
    }
}
