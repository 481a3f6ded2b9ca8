package org.steppe.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceIdentityTest {

    @ParameterizedTest
    @CsvSource({
        "figures.example,           http://figures.example/v1",
        "localhost:8080,            http://localhost:8080/v1",
        "[::1]:8080,                http://[::1]:8080/v1",
        "figures.example/evil?,     http://localhost/v1",
        "'a.example, b.example',    http://localhost/v1",
        "'figures.example}',        http://localhost/v1"
    })
    void withoutASettingTheRequestTellsWhereTheServiceIs(String host, String expected) {
        var identity = new ServiceIdentity("Steppe", "", "");
        HttpRequest<?> request = HttpRequest.GET("/v1")
                .header("Host", host)
                .header("X-Forwarded-Host", "elsewhere.example")
                .header("X-Forwarded-Proto", "https");
        assertThat(identity.absolute(request, "/v1")).isEqualTo(expected);
    }

    @Test
    void theSettingGoesFirst() {
        var identity = new ServiceIdentity("Steppe", "", " https://figures.example/steppe/ ");
        assertThat(identity.absolute(HttpRequest.GET("/v1").header("Host", "inner:8080"), "/v1"))
                .isEqualTo("https://figures.example/steppe/v1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"figures.example", "ftp://figures.example", "https:///v1", "https://figures.example?a=b"})
    void aSettingThatIsNoAddressIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServiceIdentity("Steppe", "", address))
                .withMessageContaining("steppe.address")
                .withMessageContaining(address);
    }

    @Test
    void aBlankContactAddressIsNone() {
        assertThat(new ServiceIdentity("Steppe", "", "").contactAddress()).isNull();
        assertThat(new ServiceIdentity("Steppe", "mailto:a@b.example", "").contactAddress())
                .isEqualTo("mailto:a@b.example");
    }
}
