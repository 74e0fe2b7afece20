/// Ends the process, which libFuzzer takes for a finding, unless the condition holds.
func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}

/// Expects the same outcome of bytes that come all at once, one by one, and in random portions.
/// - Returns: the outcome.
func outcome<Value: Equatable, Failure: Error & Equatable>(
    of bytes: [UInt8], _ decode: ([ArraySlice<UInt8>]) throws(Failure) -> Value
) -> Result<Value, Failure> {
    let whole = Result { () throws(Failure) in try decode([bytes[...]]) }
    for portions in [bytes.indices.map { bytes[$0...$0] }, randomPortions(of: bytes)] {
        let other = Result { () throws(Failure) in try decode(portions) }
        expect(other == whole, "portions of \(portions.map(\.count)) give \(other) instead of \(whole)")
    }
    return whole
}

/// Cuts an input at up to nine places that it determines itself, so that a finding can be repeated.
func randomPortions(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var state = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let cuts = (0..<Int(state % 10)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bytes.count + 1))
    }.sorted()
    return zip([0] + cuts, cuts + [bytes.count]).map { bytes[$0..<$1] }
}

extension [UInt8] {
    /// Where some bytes begin for the first time; nil when they are not there.
    func firstRange(of other: some Collection<UInt8>, from start: Int = 0) -> Range<Int>? {
        guard count >= other.count + start else { return nil }
        for index in start...(count - other.count) where self[index...].starts(with: other) {
            return index..<index + other.count
        }
        return nil
    }
}
