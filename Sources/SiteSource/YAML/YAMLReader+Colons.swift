extension String {
    /// What to do about a text such as `required:true`, which YAML takes for one word; nil for a text that begins with
    /// none of the keys, or has its space.
    func remedyForColon(among keys: some Sequence<String>) -> String? {
        guard let colon = firstIndex(of: ":") else { return nil }
        let key = String(self[..<colon])
        guard let first = self[index(after: colon)...].first, !first.isWhitespace, keys.contains(key) else {
            return nil
        }
        let value = self[index(after: colon)...].prefix { !$0.isWhitespace }.prefix(40)
        return " Write a space after the colon: “\(key): \(value)”."
    }
}
