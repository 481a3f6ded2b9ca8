package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * The clients for Python and TypeScript that are generated from the contract: the one imports, the other compiles, and
 * both give back what the service answered. {@link ClientIT} does the same for the one in Java.
 */
@Timeout(300)
@ExtendWith(RealData.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratedClientsIT {

    private final InstalledClients clients = InstalledClients.get();
    private final Http http;

    GeneratedClientsIT(RunningService service) {
        this.http = service.http();
    }

    @Test
    void pythonGivesBackWhatWasAnswered() {
        JsonNode result = json(clients.python("generated_client.py", http.base().toString()));
        assertThat(result.path("version").asString())
                .as("client.version of the module openapi is info.version of the contract")
                .isEqualTo(
                        Contract.read().document().path("info").path("version").asString());
        assertGivesBack(result);
    }

    @Test
    void typeScriptCompilesAndGivesBackWhatWasAnswered() {
        clients.compile("steppe-client");
        clients.compile("tsconfig.json");
        assertGivesBack(json(clients.node("generated-client.js", http.base().toString())));
    }

    private void assertGivesBack(JsonNode result) {
        assertThat(result.path("answers").size()).isPositive();
        for (Map.Entry<String, JsonNode> entry : result.path("answers").properties()) {
            JsonNode answered = http.get(entry.getKey()).json();
            assertThat(flat(entry.getValue())).as(entry.getKey()).isEqualTo(flat(answered));
        }
        List<String> tourism =
                Tables.read(http.get("/v1/datasets/tourism/observations")).column("observation_id");
        assertThat(result.path("pages").valueStream().map(JsonNode::asString)).isEqualTo(tourism);
        Answer refused = http.get("/v1/datasets/economy/observations?indicator=GDPP&last=1&first=1");
        assertThat(result.path("problem").path("status").intValue()).isEqualTo(refused.status());
        assertThat(result.path("problem").path("codes").valueStream().map(JsonNode::asString))
                .isEqualTo(refused.errorCodes());
    }

    private static JsonNode json(String text) {
        return Answer.readJson(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each value by the path that leads to it, numbers and times in one way of writing. */
    private static Map<String, String> flat(JsonNode node) {
        var values = new TreeMap<String, String>();
        collect("", node, values);
        return values;
    }

    private static void collect(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(member -> collect(path + "/" + member.getKey(), member.getValue(), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.path(i), values);
            }
            values.put(path + "/size", Integer.toString(node.size()));
        } else if (node.isNumber()) {
            values.put(path, Double.toString(node.doubleValue()));
        } else {
            values.put(path, time(node.asString()));
        }
    }

    private static String time(String text) {
        try {
            return Instant.parse(text).toString();
        } catch (DateTimeException notTime) {
            return text;
        }
    }
}
