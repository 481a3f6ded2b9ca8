package org.steppe.warehouse.store.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.PublisherKind;

/**
 * Publishes one generation after the other until it is ended from outside: in round {@code n} every observation has the
 * value {@code n}. Prints each published number. Exits with 4 when the warehouse cannot be written.
 *
 * <p>Arguments: folder, number of rounds, first value, and optionally {@code pause}: wait after the first round until
 * standard input gives a byte or ends.
 */
public final class RepeatedLoad {

    static final int AREAS = 2;
    static final int YEARS = 150;

    private RepeatedLoad() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        for (int round = 0; round < rounds; round++) {
            try {
                long number = publish(folder, Integer.parseInt(arguments[2]) + round);
                System.out.println("published " + number);
                if (round == 0 && arguments.length > 3) {
                    System.in.read();
                }
            } catch (SteppeException e) {
                System.out.println(e.code() + " " + e.getMessage());
                System.exit(4);
            }
        }
    }

    static long publish(Path folder, int value) {
        var catalogue = SmallWarehouse.catalogue(
                SmallWarehouse.source("bureau", PublisherKind.OFFICIAL_STATISTICS, "2024-01-19"));
        var figures = new Figure[AREAS * YEARS * 2];
        int next = 0;
        for (String dataset : new String[] {"economy", "tourism"}) {
            for (int year = 0; year < YEARS; year++) {
                for (String area : new String[] {"150100", "150600"}) {
                    figures[next++] = SmallWarehouse.figure(
                            dataset, area, "GDP", String.valueOf(1900 + year), String.valueOf(value), "bureau");
                }
            }
        }
        return SmallWarehouse.load(folder, catalogue, figures).number();
    }
}
