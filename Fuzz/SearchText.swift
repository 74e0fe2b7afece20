import Glibc
import SQLite
import SearchIndex

/// What somebody types to search, and the text in which it is looked for.
func check(_ input: [UInt8]) {
    let text = String(decoding: input, as: UTF8.self)
    let query = SearchQuery(text)
    // The same words a second time change nothing, as long as all of them are read.
    if text.unicodeScalars.count < SearchQuery.longestText / 2 {
        expect(SearchQuery("\(text) \(text) ") == SearchQuery("\(text) "), "the same words again are others")
    }
    guard let index = Fixture.index else { fatalError("the index cannot be opened") }
    for isTyping in [false, true] {
        do throws(SQLiteError) {
            let results = try index.search(query, teams: ["care"], language: "en", isTyping: isTyping, limit: 10)
            expect(results.hits.count <= 10 && results.total >= results.hits.count, "more than there is")
            expect(!query.isEmpty || results.hits.isEmpty, "something for nothing")
            for hit in results.hits {
                expect(hit.snippet.allSatisfy { !$0.text.isEmpty }, "an empty piece")
            }
        } catch {
            fatalError("\(error)")
        }
    }
}

private enum Fixture {
    static let index: SearchIndex? = {
        let path = "/tmp/docket-fuzz-search-\(UInt64.random(in: .min ... .max)).db"
        let texts = [
            ("The printer", "A printer prints with ink. AND OR NOT near title text"),
            ("プリンター", "東京都のプリンターが動かない。เครื่องพิมพ์ไม่ทำงาน"), ("Café", "أحمد كتـــاب Straße łódź 𠮷野家"),
        ]
        do throws(SQLiteError) {
            try SearchIndexWriter.write(
                texts.map {
                    IndexedArticle(team: "care", language: "en", title: $0.0, text: $0.1, address: "/")
                }, to: path)
            defer { unlink(path) }
            return try SearchIndex(path: path)
        } catch {
            return nil
        }
    }()
}
