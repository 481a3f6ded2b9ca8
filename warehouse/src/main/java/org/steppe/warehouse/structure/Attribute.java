package org.steppe.warehouse.structure;

import org.jspecify.annotations.Nullable;

/**
 * A component that qualifies an observation without being part of its key.
 *
 * @param id SDMX concept id in upper case, for instance {@code OBS_STATUS}
 * @param type representation; {@link ComponentType#CODE} has a codelist
 * @param codelist id of the codelist for a coded attribute, else null
 * @param label its name
 */
public record Attribute(
        String id, ComponentType type, @Nullable String codelist, Label label) {}
