package org.steppe.etl.extract.meaning;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a figure inherits from the part of the document it stands in.
 *
 * @param year the year the text is about, to which 今年 and 5月 belong
 * @param now month of publication, if known
 * @param period of figures that state none
 * @param plan whether the part speaks of what is to be done
 * @param report whether the document is a work report, which calls the past year's results by no year
 */
record Frame(int year, @Nullable YearMonth now, String period, String area, boolean plan, boolean report) {

    Frame withArea(String newArea) {
        return new Frame(year, now, period, newArea, plan, report);
    }

    Frame withPeriod(String newPeriod) {
        return new Frame(year, now, newPeriod, area, plan, report);
    }

    Frame withYear(int newYear, String newPeriod, boolean newPlan) {
        return new Frame(newYear, now, newPeriod, area, newPlan, report);
    }

    Frame withNow(YearMonth newNow) {
        return new Frame(newNow.getYear(), newNow, newNow.toString(), area, plan, report);
    }
}
