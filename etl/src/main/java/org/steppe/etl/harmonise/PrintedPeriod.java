package org.steppe.etl.harmonise;

import java.time.LocalDate;
import java.time.YearMonth;

/** A period as the sources write it, before any rule says what it means. First and last are included. */
sealed interface PrintedPeriod {

    /** In the notation of {@code figures.csv}. */
    String notation();

    record Years(int first, int last) implements PrintedPeriod {

        @Override
        public String notation() {
            return first == last ? yearText(first) : yearText(first) + "/" + yearText(last);
        }
    }

    /** @param half 1 or 2 */
    record Half(int year, int half) implements PrintedPeriod {

        @Override
        public String notation() {
            return yearText(year) + "-S" + half;
        }
    }

    /** @param quarter 1 to 4 */
    record Quarter(int year, int quarter) implements PrintedPeriod {

        @Override
        public String notation() {
            return yearText(year) + "-Q" + quarter;
        }
    }

    record Months(YearMonth first, YearMonth last) implements PrintedPeriod {

        @Override
        public String notation() {
            return first.equals(last) ? month(first) : month(first) + "/" + month(last);
        }

        private static String month(YearMonth month) {
            return yearText(month.getYear()) + (month.getMonthValue() < 10 ? "-M0" : "-M") + month.getMonthValue();
        }

        int count() {
            return (last.getYear() - first.getYear()) * 12 + last.getMonthValue() - first.getMonthValue() + 1;
        }
    }

    record Days(LocalDate first, LocalDate last) implements PrintedPeriod {

        @Override
        public String notation() {
            return first.equals(last) ? first.toString() : first + "/" + last;
        }
    }

    private static String yearText(int year) {
        return "%04d".formatted(year);
    }
}
