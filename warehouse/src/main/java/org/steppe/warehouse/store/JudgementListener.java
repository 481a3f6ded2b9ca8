package org.steppe.warehouse.store;

import java.util.List;
import org.steppe.warehouse.vintage.JudgedFigure;

/** Hears how the figures of each observation were judged. */
@FunctionalInterface
public interface JudgementListener {

    /** @param figures all figures of one observation in order of judgement */
    void judged(List<JudgedFigure> figures);
}
