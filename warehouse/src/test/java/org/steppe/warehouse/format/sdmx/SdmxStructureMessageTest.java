package org.steppe.warehouse.format.sdmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steppe.warehouse.format.AnswerHead;
import org.steppe.warehouse.format.GoldenFile;
import org.steppe.warehouse.format.HandMadeBatch;
import org.steppe.warehouse.structure.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SdmxStructureMessageTest {

    private static byte[] write(Language language) {
        AnswerHead head = HandMadeBatch.head(null);
        return new SdmxStructureMessage(head.description(), head.version(), head.publishedAt(), language).write();
    }

    private static JsonNode data(Language language) {
        return new JsonMapper().readTree(write(language)).path("data");
    }

    /** The addresses that the message gives its own items. */
    private static List<String> urns(JsonNode items, String type, String children, String childType) {
        var urns = new ArrayList<String>();
        for (JsonNode item : items) {
            String reference = item.path("agencyID").stringValue() + ":"
                    + item.path("id").stringValue() + "(" + item.path("version").stringValue() + ")";
            urns.add("urn:sdmx:org.sdmx.infomodel." + type + "=" + reference);
            for (JsonNode child : item.path(children)) {
                urns.add("urn:sdmx:org.sdmx.infomodel." + childType + "=" + reference + "."
                        + child.path("id").stringValue());
            }
        }
        return urns;
    }

    @Test
    void looksAsItDid() throws IOException {
        GoldenFile.assertSame("sdmx-json/structure.json", write(Language.EN));
    }

    @Test
    void whatItRefersToIsInIt() {
        JsonNode data = data(Language.ZH);
        List<String> concepts =
                urns(data.path("conceptSchemes"), "conceptscheme.ConceptScheme", "concepts", "conceptscheme.Concept");
        List<String> codelists = urns(data.path("codelists"), "codelist.Codelist", "codes", "codelist.Code");
        List<String> structures = urns(data.path("dataStructures"), "datastructure.DataStructure", "none", "none");
        JsonNode structure = data.at("/dataStructures/0/dataStructureComponents");
        assertThat(structures).containsExactly(data.at("/dataflows/0/structure").stringValue());
        assertThat(concepts).containsAll(structure.findValuesAsString("conceptIdentity"));
        assertThat(codelists).containsAll(structure.findValuesAsString("enumeration"));
        assertThat(structure.findValuesAsString("enumeration")).hasSize(2);
    }

    @Test
    void everyColumnIsAComponent() {
        JsonNode structure = data(Language.ZH).at("/dataStructures/0/dataStructureComponents");
        assertThat(structure.at("/dimensionList/dimensions").findValuesAsString("id"))
                .containsExactly("REF_AREA");
        assertThat(structure.at("/dimensionList/timeDimension/id").stringValue())
                .isEqualTo("TIME_PERIOD");
        assertThat(structure.at("/measureList/measures").findValuesAsString("id"))
                .containsExactly("OBS_VALUE");
        assertThat(structure.at("/attributeList/attributes").findValuesAsString("id"))
                .containsExactly(
                        "UNIT_MULT",
                        "DECIMALS",
                        "QUALIFIER",
                        "PUBLISHED_ON",
                        "PUBLISHED_TEXT",
                        "OBSERVATION_ID",
                        "PERIOD_START",
                        "PERIOD_END");
    }

    @Test
    void namesAreInBothLanguages() {
        JsonNode dataflow = data(Language.ZH).at("/dataflows/0");
        assertThat(dataflow.path("name").stringValue()).isEqualTo("经济");
        assertThat(dataflow.path("names").path("en").stringValue()).isEqualTo("Economy");
        assertThat(data(Language.EN).at("/codelists/0/codes/1/name").stringValue())
                .isEqualTo("Ordos, \"E'erduosi\"");
        assertThat(data(Language.EN).at("/codelists/0/codes/1/parent").stringValue())
                .isEqualTo("150000");
    }
}
