package org.steppe.api.operation;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.api.http.ServiceVersion;
import org.steppe.warehouse.format.Terms;

/** The entrance: what this is, under which terms, and where everything else is. */
@Serdeable
record ServiceDocument(
        LabelText title,
        LabelText description,
        String version,
        LicenceDocument.Licence licence,
        LabelText citation,
        Contact contact,
        Links links) {

    @Serdeable
    record Contact(String name, @Nullable String address) {}

    @Serdeable
    record Links(
            String self,
            String config,
            String licence,
            String datasets,
            String codelists,
            String sources,
            String search,
            String changes,
            String health,
            String metrics,
            String openapi) {}

    static ServiceDocument of(Contact contact) {
        return new ServiceDocument(
                new LabelText("内蒙古公开统计数据", "Published figures of Inner Mongolia"),
                new LabelText(
                        "已公布的统计数字，每个数字都附出处，修订前后的数值全部保留",
                        "Figures as they were published, each with its source; earlier values stay available"),
                ServiceVersion.VERSION,
                LicenceDocument.Licence.STANDARD,
                LabelText.of(Terms.CITATION),
                contact,
                new Links(
                        "/v1",
                        "/v1/config",
                        Terms.ADDRESS,
                        "/v1/datasets",
                        "/v1/codelists",
                        "/v1/sources",
                        "/v1/search",
                        "/v1/changes",
                        "/health",
                        "/metrics",
                        "/openapi.yaml"));
    }
}
