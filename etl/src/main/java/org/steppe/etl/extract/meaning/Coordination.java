package org.steppe.etl.extract.meaning;

import java.util.List;

/** Subjects named together and handed out one by one to the numbers that follow: A、B分别增长3%、5%. */
final class Coordination {

    private List<String> subjects = List.of();
    private List<String> areas = List.of();
    private int given;

    /**
     * Starts handing out.
     *
     * @param newAreas one for each subject, or none at all
     */
    void begin(List<String> newSubjects, List<String> newAreas) {
        subjects = newSubjects;
        areas = newAreas;
        given = 0;
    }

    void end() {
        begin(List.of(), List.of());
    }

    /** Whether some subjects were handed out and some are left. */
    boolean goesOn() {
        return given > 0 && given < subjects.size();
    }

    String next() {
        return subjects.get(given++);
    }

    /** The area of the subject handed out last, empty where it has none of its own. */
    String area() {
        return given > 0 && given <= areas.size() ? areas.get(given - 1) : "";
    }
}
