package org.steppe.api.operation;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;
import org.steppe.api.http.LabelText;
import org.steppe.api.http.ServiceVersion;

/** The entrance: what this is, under which terms, and where everything else is. */
@Serdeable
record ServiceDocument(
        LabelText title,
        LabelText description,
        String version,
        Licence licence,
        LabelText citation,
        Contact contact,
        Links links) {

    @Serdeable
    record Licence(LabelText data, String software) {}

    @Serdeable
    record Contact(String name, @Nullable String address) {}

    @Serdeable
    record Links(
            String self,
            String config,
            String datasets,
            String codelists,
            String sources,
            String search,
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
                new Licence(
                        new LabelText(
                                "数字归各发布者所有，使用条件见各来源",
                                "Figures belong to their publishers; terms are told with each source"),
                        "Apache-2.0"),
                new LabelText(
                        "发布者，标题，发布日期；经由 Steppe，数据集与版本号",
                        "Publisher, title, date of publication; by way of Steppe, dataset and version"),
                contact,
                new Links(
                        "/v1",
                        "/v1/config",
                        "/v1/datasets",
                        "/v1/codelists",
                        "/v1/sources",
                        "/v1/search",
                        "/health",
                        "/metrics",
                        "/openapi.yaml"));
    }
}
