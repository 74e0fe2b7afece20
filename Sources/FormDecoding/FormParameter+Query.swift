extension FormParameter {
    /// The parameters of an address's query (URL §6.2), as far as they keep to the limits of a form.
    package static func query(_ query: String) -> [FormParameter] {
        var decoder = URLEncodedDecoder()
        do throws(FormDecodingError) {
            try decoder.feed(Array(query.utf8)[...])
            return try decoder.finish()
        } catch {
            return []
        }
    }
}
