package org.steppe.etl.extract.recognise;

/** How sure or open a number is said to be. */
public enum Qualifier {
    EXACT("eq"),
    NEARLY("lt"),
    BELOW("lt"),
    OVER("gt"),
    AT_LEAST("ge"),
    AT_MOST("le"),
    APPROX("approx");

    private final String bound;

    Qualifier(String bound) {
        this.bound = bound;
    }

    /** The relation of the true value to the printed one. */
    public String bound() {
        return bound;
    }
}
