package org.steppe.warehouse.store.duckdb;

import java.util.List;
import org.steppe.warehouse.generation.StoredVersion;
import org.steppe.warehouse.structure.DataStructure;

/**
 * The use of the files that a query reads.
 *
 * @param leases given back when it is closed; giving back twice does nothing
 */
record QueryLease(QueriedFile file, List<AttachedFiles.Lease> leases) implements AutoCloseable {

    static QueryLease of(StoredVersion version, AttachedFiles files) {
        AttachedFiles.Lease lease = files.acquire(version.entry().data());
        return new QueryLease(QueriedFile.of(lease.alias(), structure(version)), List.of(lease));
    }

    /** @param other the version with which the query compares */
    static QueryLease of(StoredVersion version, StoredVersion other, AttachedFiles files) {
        AttachedFiles.Lease lease = files.acquire(version.entry().data());
        try {
            AttachedFiles.Lease second = files.acquire(other.entry().data());
            var difference = new VersionDifference(side(second, other), side(lease, version));
            return new QueryLease(
                    new QueriedFile(lease.alias(), structure(version), difference), List.of(lease, second));
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private static VersionDifference.Side side(AttachedFiles.Lease lease, StoredVersion version) {
        return new VersionDifference.Side(lease.alias(), structure(version));
    }

    private static DataStructure structure(StoredVersion version) {
        return version.description().dataflow().structure();
    }

    @Override
    public void close() {
        leases.forEach(AttachedFiles.Lease::close);
    }
}
