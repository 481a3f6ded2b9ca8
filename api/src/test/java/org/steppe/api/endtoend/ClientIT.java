package org.steppe.api.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.steppe.client.ApiClient;
import org.steppe.client.ApiException;
import org.steppe.client.api.CodelistsApi;
import org.steppe.client.api.DatasetsApi;
import org.steppe.client.api.ObservationsApi;
import org.steppe.client.api.OperationApi;
import org.steppe.client.api.SearchApi;
import org.steppe.client.api.ServiceApi;
import org.steppe.client.api.SourcesApi;
import org.steppe.client.model.ObservationsQuery;

/** The service through the client that is generated from the contract. */
@Timeout(60)
@ExtendWith(RealData.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientIT {

    private final ApiClient client = new ApiClient();

    ClientIT(RunningService service) {
        client.updateBaseUri(service.http().base().toString());
    }

    @Nested
    class Metadata {

        @Test
        void serviceTellsWhereEverythingIs() throws ApiException {
            var service = new ServiceApi(client).getService();
            assertThat(service.getLinks().getDatasets()).isEqualTo("/v1/datasets");
            assertThat(service.getTitle().getEn()).contains("Inner Mongolia");
            var config = new ServiceApi(client).getConfig();
            assertThat(config.getFormats()).extracting(format -> format.getId()).contains("json", "csv", "arrow");
            assertThat(config.getLimits().getMaxBodyBytes()).isEqualTo(1_048_576L);
        }

        @Test
        void datasetsHaveStructuresAndVersions() throws ApiException {
            var datasets = new DatasetsApi(client);
            assertThat(datasets.listDatasets(DatasetsApi.APIListDatasetsRequest.newBuilder()
                                    .build())
                            .getDatasets())
                    .extracting(dataset -> dataset.getId())
                    .contains("industry-output", "investment", "tourism", "port-freight")
                    .hasSize(13);
            var economy = datasets.getDataset(DatasetsApi.APIGetDatasetRequest.newBuilder()
                    .dataset("economy")
                    .build());
            assertThat(economy.getFigures()).isGreaterThan(economy.getObservations());
            var structure = datasets.getStructure(DatasetsApi.APIGetStructureRequest.newBuilder()
                    .dataset("economy")
                    .build());
            assertThat(structure.getDimensions())
                    .extracting(dimension -> dimension.getId())
                    .containsExactlyElementsOf(economy.getDimensions());
            var versions = datasets.listVersions("economy").getVersions();
            assertThat(versions).extracting(version -> version.getVersion()).containsExactly("1.0");
            assertThat(datasets.getVersion("economy", "1.*").getContentDigest())
                    .isEqualTo(versions.getFirst().getContentDigest());
        }

        @Test
        void codelistsHaveLabelsInBothLanguages() throws ApiException {
            var codelists = new CodelistsApi(client);
            assertThat(codelists.listCodelists().getCodelists())
                    .extracting(codelist -> codelist.getId())
                    .contains("area", "indicator", "port");
            assertThat(codelists.getCodelist("area").getCodes())
                    .filteredOn(code -> code.getCode().equals("150600"))
                    .singleElement()
                    .satisfies(code -> {
                        assertThat(code.getLabel().getZh()).isEqualTo("鄂尔多斯市");
                        assertThat(code.getLabel().getEn()).contains("Ordos");
                        assertThat(code.getParent()).isEqualTo("150000");
                    });
        }

        @Test
        void sourcesListWhatWasTakenFromThem() throws ApiException {
            var sources = new SourcesApi(client);
            assertThat(sources.listSources().getSources()).hasSizeGreaterThan(500);
            var source = sources.getSource("nmg-stats-annual-2023");
            assertThat(source.getPublishedOn()).isEqualTo(LocalDate.of(2024, 1, 19));
            assertThat(sources.listSourceFigures("nmg-stats-annual-2023").getFigures())
                    .anySatisfy(figure -> {
                        assertThat(figure.getPublishedText()).isEqualTo("24627亿元");
                        assertThat(figure.getKey()).containsEntry("indicator", "GDP");
                    });
        }

        @Test
        void searchFindsInBothLanguages() throws ApiException {
            for (String words : List.of("原煤", "raw coal")) {
                var found = new SearchApi(client).search(words, 5);
                assertThat(found.getTotal()).as(words).isPositive();
                assertThat(found.getResults()).as(words).hasSizeLessThanOrEqualTo(5);
                assertThat(found.getResults())
                        .as(words)
                        .anySatisfy(result -> assertThat(result.getId()).isEqualTo("COAL_OUTPUT"));
            }
        }

        @Test
        void operationIsOpen() throws ApiException, IOException {
            var operation = new OperationApi(client);
            assertThat(operation.getHealth().getGeneration()).isEqualTo(1L);
            assertThat(operation.getMetrics()).contains("# TYPE");
            assertThat(Files.readString(operation.getOpenApi().toPath())).startsWith("openapi: 3.1.0");
        }
    }

    @Nested
    class Observations {

        private final ObservationsApi observations = new ObservationsApi(client);

        @Test
        void growthOf2022AsKnownInTheMiddleOf2023() throws ApiException {
            var request = ObservationsApi.APIGetObservationsRequest.newBuilder()
                    .dataset("economy")
                    .freq(List.of("A"))
                    .refArea(List.of("150000"))
                    .indicator(List.of("GDP"))
                    .transformation(List.of("GROWTH_YOY"))
                    .kind(List.of("ACTUAL"))
                    .timePeriod(List.of("2022"))
                    .asOf(LocalDate.of(2023, 6, 30))
                    .build();
            var answer = observations.getObservations(request);
            assertThat(answer.getAsOf()).isEqualTo(LocalDate.of(2023, 6, 30));
            assertThat(answer.getWarnings()).isEmpty();
            assertThat(answer.getObservations()).singleElement().satisfies(observation -> {
                assertThat(observation.getObsValue()).isEqualTo(4.2);
                assertThat(observation.getPublishedText()).isEqualTo("增长4.2%");
                assertThat(observation.getPublishedOn()).isEqualTo(LocalDate.of(2023, 3, 17));
            });
        }

        @Test
        void gdpOf2023AndItsRecord() throws ApiException {
            var request = ObservationsApi.APIGetObservationsRequest.newBuilder()
                    .dataset("economy")
                    .refArea(List.of("150000"))
                    .indicator(List.of("GDP"))
                    .transformation(List.of("LEVEL"))
                    .timePeriod(List.of("2023"))
                    .labels("both")
                    .lang("en")
                    .build();
            var gdp = observations.getObservations(request).getObservations();
            assertThat(gdp).hasSize(1);
            assertThat(gdp.getFirst().getObsValue()).isEqualTo(24627);
            assertThat(gdp.getFirst().getUnitMult()).isEqualTo(8);
            assertThat(gdp.getFirst().getAdditionalProperty("ref_area_label")).contains("Inner Mongolia");
            var found = observations.getObservation(
                    Objects.requireNonNull(gdp.getFirst().getObservationId()));
            assertThat(found.getObsValue()).isEqualTo(24627);
            assertThat(found.getFigures()).hasSizeGreaterThan(2).anySatisfy(figure -> {
                assertThat(figure.getObsValue()).isEqualTo(24600);
                assertThat(figure.getStanding().getValue()).isEqualTo("restates");
                assertThat(figure.getSource().getTitle()).isNotBlank();
            });
        }

        @Test
        void portFreightByBody() throws ApiException {
            var query = new ObservationsQuery()
                    .indicator("PORT_FREIGHT")
                    .refArea(List.of("150000"))
                    .timePeriod("2023")
                    .transformation("LEVEL")
                    .kind(List.of("ACTUAL", "TARGET"));
            var answer = observations.queryObservations("port-freight", query, null);
            assertThat(answer.getObservations())
                    .extracting(observation -> observation.getKind() + " " + observation.getObsValue())
                    .containsExactlyInAnyOrder("ACTUAL 10700.0", "TARGET 7600.0");
        }

        @Test
        void availabilityTellsTheCost() throws ApiException {
            var request = ObservationsApi.APIGetAvailabilityRequest.newBuilder()
                    .dataset("tourism")
                    .indicator(List.of("TOURISM_REVENUE"))
                    .timePeriod(List.of("2019..2024"))
                    .build();
            var available = observations.getAvailability(request);
            assertThat(available.getObservations()).isPositive();
            assertThat(available.getTimePeriod().getPeriods())
                    .hasSize(available.getTimePeriod().getCount())
                    .contains("2019");
        }

        @Test
        void anErrorCarriesItsProblemDocument() {
            var request = ObservationsApi.APIGetObservationsRequest.newBuilder()
                    .dataset("economy")
                    .indicator(List.of("GPD"))
                    .build();
            var refused = catchThrowableOfType(ApiException.class, () -> observations.getObservations(request));
            assertThat(refused.getCode()).isEqualTo(400);
            assertThat(refused.getResponseBody()).contains("CODE_UNKNOWN", "\"nearest\":[\"GDP\"");
        }
    }
}
