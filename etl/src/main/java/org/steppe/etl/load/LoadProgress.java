package org.steppe.etl.load;

/** Hears how far a load is. Called by the thread that loads. */
public interface LoadProgress {

    /** Hears nothing. */
    LoadProgress NONE = new LoadProgress() {
        @Override
        public void begin(Phase phase, long total) {}

        @Override
        public void advance(long amount) {}

        @Override
        public void end() {}
    };

    /** What a load spends its time with. */
    enum Phase {
        /** Reading, harmonising and staging; counted in bytes of figures. */
        READING,
        /** Judging figures and writing files; counted in figures. */
        JUDGING
    }

    /** @param total how much there is to do in this phase */
    void begin(Phase phase, long total);

    void advance(long amount);

    /** The phase that was begun is over, well or not. */
    void end();
}
