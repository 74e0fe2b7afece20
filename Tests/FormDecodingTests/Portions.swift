import SeededGenerator
import FormDecoding
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Decodes a body all at once, byte by byte and in random portions, and expects the same outcome each time.
func outcome<Value: Equatable & Sendable>(
    of body: [UInt8], sourceLocation: SourceLocation = #_sourceLocation,
    _ decode: ([ArraySlice<UInt8>]) throws(FormDecodingError) -> Value
) -> Result<Value, FormDecodingError> {
    let whole = result([body[...]], decode)
    let bytewise = result(body.indices.map { body[$0...$0] }, decode)
    #expect(bytewise == whole, "byte by byte", sourceLocation: sourceLocation)
    var generator = SeededGenerator(seed: UInt64(body.count))
    for _ in 0..<16 {
        let portions = randomPortions(of: body, using: &generator)
        let other = result(portions, decode)
        #expect(other == whole, "in portions of \(portions.map(\.count))", sourceLocation: sourceLocation)
    }
    return whole
}

/// Cuts a body at random places, so that some portions are empty.
func randomPortions(of body: [UInt8], using generator: inout SeededGenerator) -> [ArraySlice<UInt8>] {
    let cuts = (0..<8).map { _ in Int.random(in: 0...body.count, using: &generator) }.sorted()
    return zip([0] + cuts, cuts + [body.count]).map { body[$0..<$1] }
}

func result<Value>(
    _ portions: [ArraySlice<UInt8>], _ decode: ([ArraySlice<UInt8>]) throws(FormDecodingError) -> Value
) -> Result<Value, FormDecodingError> {
    do throws(FormDecodingError) {
        return .success(try decode(portions))
    } catch {
        return .failure(error)
    }
}

/// Expects that eight times the input takes nothing like sixty-four times as long.
func expectLinearTime(
    _ count: Int, sourceLocation: SourceLocation = #_sourceLocation, _ input: (Int) -> [UInt8],
    decode: ([UInt8]) -> Void
) {
    func fastest(_ input: [UInt8]) -> Double {
        var best = Double.infinity
        for _ in 0..<3 {
            let start = processorTime()
            decode(input)
            best = min(best, processorTime() - start)
        }
        return best
    }
    let small = fastest(input(count))
    let large = fastest(input(count * 8))
    #expect(large < small * 28, sourceLocation: sourceLocation)
}

/// The seconds that this thread has run; unlike a clock it stands still while other tests have the processor.
private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
