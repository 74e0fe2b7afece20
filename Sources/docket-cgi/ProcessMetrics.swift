import Glibc
import OpenMetrics
import Synchronization

/// What the process itself takes.
final class ProcessMetrics: Sendable {
    private let connections = Atomic(0)
    private let start = Double(time(nil))

    /// Says how many connections of web servers are open.
    func use(connections count: Int) {
        connections.store(count, ordering: .relaxed)
    }

    /// The metrics at this moment.
    var families: [MetricFamily] {
        var open = MetricFamily("docket_connections", .gauge, help: "Open connections of web servers.")
        open.add(Double(connections.load(ordering: .relaxed)))
        var memory = MetricFamily(
            "process_resident_memory_bytes", .gauge, unit: "bytes", help: "Memory that the process has in RAM.")
        memory.add(Double(Self.residentMemory))
        var started = MetricFamily(
            "process_start_time_seconds", .gauge, unit: "seconds", help: "When the process was started, since 1970.")
        started.add(start)
        return [open, memory, started]
    }

    /// In bytes; 0 where the system does not say (proc(5), statm).
    private static var residentMemory: Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: 128) { buffer, count in
            count = fread(buffer.baseAddress, 1, 128, file)
        }
        let words = bytes.split(separator: UInt8(ascii: " "))
        guard words.count > 1, let pages = Int(String(decoding: words[1], as: UTF8.self)) else { return 0 }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
