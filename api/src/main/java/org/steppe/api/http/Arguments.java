package org.steppe.api.http;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steppe.api.error.Problem;
import org.steppe.api.error.Problems;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.observation.TimePeriod;
import org.steppe.warehouse.structure.NearestNames;

/**
 * The parameters of a request by name. Whatever is wrong with one becomes a {@link Problem}, and reading goes on as if
 * it had not been sent, so that one refusal tells everything.
 */
public final class Arguments {

    private static final int MOST_NEAREST = 5;

    private static final Pattern DAY_WITH_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}([Tt +Zz-]).*");
    private static final String NO_TIME =
            "Leave out the time and the zone: publications carry a day, that of the place where they appeared";

    private final Map<String, Argument> byName = new LinkedHashMap<>();
    private final Problems problems;

    private Arguments(Problems problems) {
        this.problems = problems;
    }

    public static Arguments of(List<Argument> arguments, Problems problems) {
        var result = new Arguments(problems);
        for (Argument argument : arguments) {
            if (result.byName.putIfAbsent(argument.name(), argument) != null) {
                problems.add(repeated(argument.name()));
            }
        }
        result.byName.values().removeIf(argument -> !result.isText(argument));
        return result;
    }

    /** Refuses every parameter of an operation that has none. */
    public static void requireNone(@Nullable String rawQuery) {
        var problems = new Problems();
        of(QueryString.parse(rawQuery, problems), problems).requireKnown(List.of(), "This address");
        problems.throwIfAny();
    }

    static Problem repeated(String name) {
        return Problem.of(
                        ErrorCode.PARAMETER_REPEATED,
                        Problem.cut(name),
                        "Parameter '" + Problem.cut(name) + "' is given more than once.")
                .expected("each parameter once; several values separated by commas");
    }

    private boolean isText(Argument argument) {
        String name = Problem.cut(argument.name());
        if (argument.items().isEmpty() || argument.items().stream().anyMatch(String::isEmpty)) {
            problems.add(Problem.of(ErrorCode.PARAMETER_INVALID, name, "Parameter '" + name + "' is empty.")
                    .expected("a value, or leave the parameter out"));
            return false;
        }
        boolean controls =
                argument.items().stream().anyMatch(item -> item.chars().anyMatch(Character::isISOControl))
                        || argument.name().chars().anyMatch(Character::isISOControl);
        if (controls) {
            problems.add(
                    Problem.of(ErrorCode.PARAMETER_INVALID, name, "Parameter '" + name + "' has a control character.")
                            .expected("text without control characters"));
        }
        return !controls;
    }

    /**
     * Tells of every parameter that is not one of these.
     *
     * @param subject what has these parameters, for the message
     */
    public void requireKnown(Collection<String> known, String subject) {
        for (String name : byName.keySet()) {
            if (!known.contains(name)) {
                problems.add(unknown(name, known, subject));
            }
        }
    }

    private static Problem unknown(String name, Collection<String> known, String subject) {
        String shown = Problem.cut(name);
        return Problem.of(
                        ErrorCode.PARAMETER_UNKNOWN,
                        shown,
                        subject + " has no parameter '" + shown + "'" + (known.isEmpty() ? "; it has none." : "."))
                .found(name)
                .nearest(NearestNames.among(known, name, MOST_NEAREST))
                .allowed(List.copyOf(known));
    }

    public Problems problems() {
        return problems;
    }

    public List<Argument> all() {
        return List.copyOf(byName.values());
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    public Optional<Argument> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Optional<String> findText(String name) {
        return find(name).map(Argument::text);
    }

    /** A list; items that are empty are told and left out. */
    public Optional<List<String>> findList(String name) {
        return find(name).map(argument -> {
            List<String> items = argument.list();
            if (items.stream().anyMatch(String::isBlank)) {
                problems.add(Problem.of(ErrorCode.PARAMETER_INVALID, name, "The list '" + name + "' has an empty item.")
                        .found(argument.text())
                        .expected("items separated by single commas"));
            }
            return items.stream().filter(item -> !item.isBlank()).toList();
        });
    }

    /** A whole number of at least 1. What does not fit into a long is as good as the largest long. */
    public @Nullable Long findPositive(String name, ErrorCode code) {
        String text = findText(name).orElse(null);
        if (text == null) {
            return null;
        }
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.chars().allMatch(c -> c == '0')) {
            problems.add(Problem.of(
                            code,
                            name,
                            "Parameter '" + name + "' is a whole number of at least 1, found '" + Problem.cut(text)
                                    + "'.")
                    .found(text)
                    .expected("a whole number of at least 1"));
            return null;
        }
        String significant = text.replaceFirst("^0+", "");
        return significant.length() > 18 ? Long.valueOf(Long.MAX_VALUE) : Long.valueOf(significant);
    }

    public boolean flag(String name) {
        return findOneOf(name, List.of("true", "false")).map("true"::equals).orElse(false);
    }

    /** One of some words, exactly as they are written. */
    public Optional<String> findOneOf(String name, List<String> allowed) {
        return findText(name).filter(text -> {
            if (allowed.contains(text)) {
                return true;
            }
            problems.add(Problem.of(
                            ErrorCode.PARAMETER_INVALID,
                            name,
                            "Parameter '" + name + "' is one of " + String.join(", ", allowed) + ", found '"
                                    + Problem.cut(text) + "'.")
                    .found(text)
                    .nearest(NearestNames.among(allowed, text, MOST_NEAREST))
                    .allowed(allowed));
            return false;
        });
    }

    public @Nullable LocalDate findDay(String name) {
        String text = findText(name).orElse(null);
        if (text == null) {
            return null;
        }
        LocalDate day = TimePeriod.parseDay(text).orElse(null);
        if (day == null) {
            Problem problem = Problem.of(
                            ErrorCode.DATE_INVALID,
                            name,
                            "Parameter '" + name + "' is a day, found '" + Problem.cut(text) + "'.")
                    .found(text)
                    .expected("a day as yyyy-MM-dd, such as 2024-01-31");
            problems.add(DAY_WITH_TIME.matcher(text).matches() ? problem.hint(NO_TIME) : problem);
        }
        return day;
    }

    /** The names of an enumeration as parameters write them. */
    public static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }
}
