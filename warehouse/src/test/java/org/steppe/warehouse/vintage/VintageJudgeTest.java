package org.steppe.warehouse.vintage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steppe.warehouse.observation.Qualifier.APPROXIMATELY;
import static org.steppe.warehouse.observation.Qualifier.EXACT;
import static org.steppe.warehouse.observation.Qualifier.OVER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.steppe.warehouse.observation.Figure;
import org.steppe.warehouse.observation.ObservationStatus;
import org.steppe.warehouse.observation.Qualifier;
import org.steppe.warehouse.observation.SeriesKey;
import org.steppe.warehouse.observation.TimePeriod;

class VintageJudgeTest {

    private static final int STATISTICS = 4;
    private static final int MEDIA = 2;
    private static final int MIRROR = 1;
    private static final List<Qualifier> QUALIFIERS = List.copyOf(EnumSet.allOf(Qualifier.class));

    private final VintageJudge judge = new VintageJudge();

    @Test
    void coarserLaterFigureRestatesAndDoesNotReplaceTheMoreExactValue() {
        var judged = judge.judge(List.of(
                figure("24627", EXACT, "2024-01-19", STATISTICS), figure("2.46E+4", EXACT, "2024-01-23", MEDIA)));

        assertThat(standings(judged)).containsExactly("24627 current", "2.46E+4 restates");
    }

    @Test
    void overAHundredMillionRestatesAHundredAndSevenMillion() {
        var judged = judge.judge(List.of(
                figure("1.07E+4", APPROXIMATELY, "2024-01-04", MEDIA), figure("1E+4", OVER, "2024-01-23", MEDIA)));

        assertThat(standings(judged)).containsExactly("1.07E+4 current", "1E+4 restates");
    }

    @Test
    void differingFigureOfTheSameAuthorityRevises() {
        var judged = judge.judge(
                List.of(figure("4.2", EXACT, "2023-03-17", MEDIA), figure("4.4", EXACT, "2024-01-24", MEDIA)));

        assertThat(standings(judged)).containsExactly("4.2 superseded", "4.4 current");
        assertThat(judged.getFirst().validFrom()).isEqualTo(LocalDate.parse("2023-03-17"));
        assertThat(judged.getFirst().validTo()).isEqualTo(LocalDate.parse("2024-01-24"));
        assertThat(judged.getLast().validTo()).isNull();
    }

    @Test
    void differingFigureOfLessAuthorityConflicts() {
        var judged = judge.judge(List.of(
                figure("24627", EXACT, "2024-01-19", STATISTICS), figure("25020.5", EXACT, "2026-03-21", MIRROR)));

        assertThat(standings(judged)).containsExactly("24627 current", "25020.5 conflicts");
        assertThat(judged.getLast().judgement()).isEqualTo(Judgement.CONFLICTS_WITH_MORE_AUTHORITATIVE);
        assertThat(judged.getLast().against()).isZero();
        assertThat(judged.getLast().validFrom()).isNull();
    }

    @Test
    void figuresOfOneDayThatDifferConflictAndTheMoreAuthoritativeIsCurrent() {
        var judged = judge.judge(
                List.of(figure("846", EXACT, "2017-01-10", MEDIA), figure("1036", EXACT, "2017-01-10", STATISTICS)));

        assertThat(standings(judged)).containsExactly("1036 current", "846 conflicts");
    }

    @Test
    void equallyAuthoritativeFiguresOfOneDayThatDifferConflict() {
        var judged = judge.judge(
                List.of(figure("846", EXACT, "2017-01-10", MEDIA), figure("1036", EXACT, "2017-01-10", MEDIA)));

        assertThat(judged.getLast().judgement()).isEqualTo(Judgement.CONFLICTS_ON_THE_SAME_DAY);
    }

    @Test
    void morePreciseAgreeingFigureOfLessAuthorityRefines() {
        var judged = judge.judge(List.of(
                figure("23159", EXACT, "2023-03-17", STATISTICS), figure("23158.6", EXACT, "2023-04-01", MEDIA)));

        assertThat(standings(judged)).containsExactly("23159 superseded", "23158.6 current");
        assertThat(judged.getLast().judgement()).isEqualTo(Judgement.REFINES);
    }

    @Test
    void undatedFigureNeverReplacesADifferingDatedOne() {
        var judged =
                judge.judge(List.of(figure("5.1", EXACT, null, STATISTICS), figure("4.4", EXACT, "2024-01-24", MEDIA)));

        assertThat(standings(judged)).containsExactly("4.4 current", "5.1 conflicts");
        assertThat(judged.getLast().judgement()).isEqualTo(Judgement.CONFLICTS_UNDATED);
    }

    @Test
    void undatedFigureThatAgreesWithASupersededVintageRestatesThatOne() {
        var judged = judge.judge(List.of(
                figure("4.2", EXACT, "2023-03-17", MEDIA),
                figure("4.4", EXACT, "2024-01-24", MEDIA),
                figure("4.2", EXACT, null, MIRROR)));

        assertThat(standings(judged)).containsExactly("4.2 superseded", "4.4 current", "4.2 restates");
        assertThat(judged.getLast().against()).isZero();
    }

    @Test
    void undatedFigureAloneIsKnownFromTheDayOfItsLoad() {
        var judged = judge.judge(List.of(figure("5.1", EXACT, null, MEDIA)));

        assertThat(judged.getFirst().validFrom()).isEqualTo(LocalDate.parse("2026-11-20"));
    }

    @Test
    void valueRestatedByAMoreAuthoritativePublisherCarriesItsAuthority() {
        var judged = judge.judge(List.of(
                figure("24627", EXACT, "2024-01-17", MEDIA),
                figure("24627", EXACT, "2024-01-19", STATISTICS),
                figure("24000", EXACT, "2024-02-01", MEDIA)));

        assertThat(standings(judged)).containsExactly("24627 current", "24627 restates", "24000 conflicts");
    }

    @ParameterizedTest
    @CsvSource({
        "3350, OVER, 3350.7, true",
        "3350, OVER, 3361, false",
        "3350, OVER, 3349, false",
        "1.4, NEARLY, 1.38, true",
        "1.4, NEARLY, 1.41, false",
        "7, APPROXIMATELY, 7.9, true",
        "7, APPROXIMATELY, 8.1, false",
        "7.0, EXACT, 7.04, true",
        "7.0, EXACT, 7.06, false",
        "95, AT_LEAST, 95, true",
        "75, AT_MOST, 75, true",
        "2.46E+4, EXACT, 24627, true",
        "0, OVER, 0.5, true"
    })
    void printedNumberStandsForAnInterval(String printed, Qualifier qualifier, String value, boolean contained) {
        var interval = PrintedInterval.of(
                figure(printed, qualifier, "2024-01-01", MEDIA).figure());
        assertThat(interval.contains(new BigDecimal(value))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void anyFiguresHaveOneCurrentValueAndGaplessValidityWhateverTheirOrder(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            var figures = new ArrayList<PublishedFigure>();
            int count = 1 + random.nextInt(8);
            for (int i = 0; i < count; i++) {
                figures.add(randomFigure(random, i));
            }
            var judged = judge.judge(figures);
            Collections.shuffle(figures, random);
            assertThat(judge.judge(figures)).as("order must not matter").isEqualTo(judged);
            assertThat(judged).filteredOn(f -> f.standing() == Standing.CURRENT).hasSize(1);
            assertThat(judged).hasSize(count);
            var vintages = judged.stream().filter(f -> f.validFrom() != null).toList();
            for (int i = 0; i + 1 < vintages.size(); i++) {
                assertThat(vintages.get(i).validTo())
                        .isEqualTo(vintages.get(i + 1).validFrom());
            }
            assertThat(vintages.getLast().validTo()).isNull();
            assertThat(vintages)
                    .allSatisfy(f -> assertThat(f.validFrom())
                            .as("nothing is known before it was published")
                            .isAfterOrEqualTo(f.published().knownFrom()));
        }
    }

    private static PublishedFigure randomFigure(Random random, int number) {
        var value = BigDecimal.valueOf(100 + random.nextInt(30), random.nextInt(3) - 1);
        var qualifier = QUALIFIERS.get(random.nextInt(QUALIFIERS.size()));
        String day = random.nextInt(4) == 0
                ? null
                : LocalDate.of(2024, 1, 1).plusDays(random.nextInt(5)).toString();
        return figure(value.toString(), qualifier, day, 1 + random.nextInt(4), "source-" + number);
    }

    private static PublishedFigure figure(String value, Qualifier qualifier, @Nullable String day, int authority) {
        return figure(value, qualifier, day, authority, "source-" + day + authority);
    }

    private static PublishedFigure figure(
            String value, Qualifier qualifier, @Nullable String day, int authority, String source) {
        var figure = new Figure(
                "economy",
                new SeriesKey(List.of("A")),
                TimePeriod.year(2023),
                new BigDecimal(value),
                8,
                ObservationStatus.A,
                qualifier,
                null,
                null,
                source,
                null,
                value,
                "CNY_100M",
                value);
        LocalDate published = day == null ? null : LocalDate.parse(day);
        return new PublishedFigure(
                figure, published, published == null ? LocalDate.parse("2026-11-20") : published, authority);
    }

    private static List<String> standings(List<JudgedFigure> judged) {
        return judged.stream()
                .map(f -> f.published().figure().value() + " " + f.standing().id())
                .toList();
    }
}
