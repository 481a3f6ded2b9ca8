package org.steppe.warehouse.query;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a dataset as this service published it.
 *
 * @param major grows when a structure changed so that an existing query may break
 * @param minor grows when observations were added, revised or withdrawn
 */
public record DatasetVersion(int major, int minor) implements Comparable<DatasetVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,9})");

    public static final DatasetVersion FIRST = new DatasetVersion(1, 0);

    public static Optional<DatasetVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new DatasetVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    public DatasetVersion nextMajor() {
        return new DatasetVersion(major + 1, 0);
    }

    public DatasetVersion nextMinor() {
        return new DatasetVersion(major, minor + 1);
    }

    @Override
    public int compareTo(DatasetVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
