package org.steppe.warehouse.format.sdmx;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.steppe.warehouse.generation.Digests;
import org.steppe.warehouse.query.DatasetVersion;

/**
 * The names of one version of a dataset in SDMX. Its dataflow and its data structure share id and version. Codelists and
 * concepts grow with every load and have no versions of their own here, so theirs is the one that SDMX supposes where
 * none is given.
 *
 * @param dataset id in this warehouse
 */
public record SdmxDataset(String dataset, DatasetVersion version) {

    /** Who maintains everything in this warehouse. */
    public static final String AGENCY = "STEPPE";

    static final String CONCEPT_SCHEME = "CONCEPTS";
    static final String UNVERSIONED = "1.0";

    private static final String URN = "urn:sdmx:org.sdmx.infomodel.";

    /** In upper case, since hyphens are for other things. */
    public String id() {
        return dataset.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Semantic versions have three numbers. */
    public String semanticVersion() {
        return version + ".0";
    }

    /** {@code STEPPE:ECONOMY(1.2.0)} */
    public String reference() {
        return AGENCY + ":" + id() + "(" + semanticVersion() + ")";
    }

    /**
     * Names a message about this version.
     *
     * @param content tells it from others, such as its address
     */
    String messageId(String content) {
        String digest = Digests.of(content.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        return id() + "-" + version.major() + "_" + version.minor() + "-" + digest;
    }

    String dataflowUrn() {
        return URN + "datastructure.Dataflow=" + reference();
    }

    String structureUrn() {
        return URN + "datastructure.DataStructure=" + reference();
    }

    static String conceptUrn(String component) {
        return URN + "conceptscheme.Concept=" + AGENCY + ":" + CONCEPT_SCHEME + "(" + UNVERSIONED + ")." + component;
    }

    /** @param codelist id in this warehouse */
    static String codelistUrn(String codelist) {
        return URN + "codelist.Codelist=" + AGENCY + ":" + codelistId(codelist) + "(" + UNVERSIONED + ")";
    }

    static String codelistId(String codelist) {
        return "CL_" + codelist;
    }
}
