package org.steppe.api.operation;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.steppe.api.file.AnswerFiles;
import org.steppe.api.http.Arguments;
import org.steppe.api.http.MetadataAnswers;
import org.steppe.api.http.ServiceIdentity;
import org.steppe.api.http.ServiceLimits;
import org.steppe.api.http.ServiceVersion;
import org.steppe.api.operation.ServiceDocument.Contact;
import org.steppe.warehouse.error.ErrorCode;
import org.steppe.warehouse.error.SteppeException;
import org.steppe.warehouse.format.Terms;
import org.steppe.warehouse.query.VintageColumns;
import org.steppe.warehouse.store.ObservationStore;
import org.steppe.warehouse.store.StoreHealth;

/** What the service tells about itself. */
@Controller
@Produces(MediaType.ALL)
final class OperationController {

    private static final MediaType YAML = new MediaType("application/yaml");
    private static final MediaType PROMETHEUS = new MediaType("text/plain; version=0.0.4; charset=utf-8");
    private static final String NO_STORE = "no-store";

    private final ObservationStore store;
    private final AnswerFiles files;
    private final MetadataAnswers answers;
    private final ServiceLimits limits;
    private final PrometheusMeterRegistry registry;
    private final Contact contact;
    private final byte[] contract;

    OperationController(
            ObservationStore store,
            AnswerFiles files,
            MetadataAnswers answers,
            ServiceLimits limits,
            PrometheusMeterRegistry registry,
            ServiceIdentity identity) {
        this.store = store;
        this.files = files;
        this.answers = answers;
        this.limits = limits;
        this.registry = registry;
        this.contact = new Contact(identity.name(), identity.contactAddress());
        this.contract = readContract();
    }

    private static byte[] readContract() {
        try (InputStream in = OperationController.class.getResourceAsStream("/openapi.yaml")) {
            return Objects.requireNonNull(in, "openapi.yaml").readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Get("/v1")
    HttpResponse<byte[]> service(HttpRequest<?> request) {
        Arguments.requireNone(request.getUri().getRawQuery());
        return answers.json(request, ServiceDocument.of(contact));
    }

    @Get(Terms.ADDRESS)
    HttpResponse<byte[]> licence(HttpRequest<?> request) {
        Arguments.requireNone(request.getUri().getRawQuery());
        return answers.json(request, LicenceDocument.of(store.generation().listSources()));
    }

    @Get("/v1/config")
    HttpResponse<byte[]> config(HttpRequest<?> request) {
        Arguments.requireNone(request.getUri().getRawQuery());
        return answers.json(
                request,
                ConfigDocument.of(new ConfigDocument.Limits(
                        limits.maxUrlBytes(),
                        limits.maxHeaderBytes(),
                        limits.maxBodyBytes(),
                        limits.concurrentQueries(),
                        limits.waitingQueries(),
                        limits.maxWaitSeconds(),
                        VintageColumns.MOST)));
    }

    @Get("/health")
    HttpResponse<byte[]> health(HttpRequest<?> request) {
        Arguments.requireNone(request.getUri().getRawQuery());
        MetadataAnswers.requireJsonAccepted(request);
        StoreHealth health = store.health();
        Long generation = health.generation();
        Instant createdAt = health.createdAt();
        if (generation == null || createdAt == null) {
            throw new SteppeException(
                    ErrorCode.GENERATION_MISSING,
                    Objects.requireNonNullElse(health.problem(), "Nothing has been loaded yet."));
        }
        String problem = Stream.of(health.problem(), files.problem())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        var document = new HealthDocument(
                problem.isEmpty() ? "ok" : "degraded",
                generation,
                createdAt.toString(),
                ServiceVersion.VERSION,
                problem.isEmpty() ? null : problem);
        return HttpResponse.ok(answers.write(document))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }

    @Get("/metrics")
    HttpResponse<byte[]> metrics(HttpRequest<?> request) {
        Arguments.requireNone(request.getUri().getRawQuery());
        MetadataAnswers.requireAccepted(request, MediaType.TEXT_PLAIN);
        return HttpResponse.ok(registry.scrape().getBytes(StandardCharsets.UTF_8))
                .contentType(PROMETHEUS)
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }

    @Get("/openapi.yaml")
    HttpResponse<byte[]> contract(HttpRequest<?> request) {
        Arguments.requireNone(request.getUri().getRawQuery());
        MetadataAnswers.requireAccepted(request, YAML.getName());
        return answers.bytes(request, YAML, contract);
    }
}
