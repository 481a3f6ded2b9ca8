package org.steppe.warehouse.structure;

/**
 * A component of the key. Its values are codes; {@link Code#TOTAL} where the breakdown does not apply.
 *
 * @param id SDMX concept id in upper case, for instance {@code REF_AREA}
 * @param codelist id of the codelist, for instance {@code AREA}
 * @param label its name
 */
public record Dimension(String id, String codelist, Label label) {}
