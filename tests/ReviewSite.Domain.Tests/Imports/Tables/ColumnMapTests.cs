using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Imports.Tables;

namespace ReviewSite.Domain.Tests.Imports.Tables;

public sealed class ColumnMapTests
{
    [Theory]
    [InlineData(
        "rotten_tomatoes_link,critic_name,top_critic,publisher_name,"
            + "review_type,review_score,review_date,review_content",
        "FilmKey,Critic,,Publication,Sentiment,OriginalScore,Date,Quote"
    )]
    [InlineData(
        "id,reviewId,creationDate,criticName,isTopCritic,originalScore,reviewState,publicatioName,reviewText,reviewUrl",
        "FilmKey,ReviewKey,Date,Critic,,OriginalScore,Sentiment,Publication,Quote,Url"
    )]
    [InlineData(
        "Film,Year,Reviewer,Outlet,Grade,Date,Excerpt,Link",
        "Title,Year,Critic,Publication,OriginalScore,Date,Quote,Url"
    )]
    [InlineData("movie.title,critic,rating,text", "Title,Critic,OriginalScore,Quote")]
    [InlineData("film,critic,quote,note,data", "Title,Critic,Quote,,")]
    [InlineData(
        "Filmtitel,Jahr,Kritiker,Zeitung,Wertung,Datum,Zitat,Sprache",
        "Title,Year,Critic,Publication,OriginalScore,Date,Quote,"
    )]
    [InlineData("Titel,Quelle,Note", "Title,Publication,OriginalScore")]
    [InlineData(
        "Titre,Année,Réalisateur,Journaliste,Média,Note,Date,Citation,Lien",
        "Title,Year,Directors,Critic,Publication,OriginalScore,Date,Quote,Url"
    )]
    [InlineData(
        "Película,Año,Crítico,Medio,Puntuación,Fecha,Cita,Enlace",
        "Title,Year,Critic,Publication,OriginalScore,Date,Quote,Url"
    )]
    [InlineData("Film,År,Anmelder,Avis,Karakter,Dato,Uddrag", "Title,Year,Critic,Publication,OriginalScore,Date,Quote")]
    [InlineData(
        "Film,Anno,Critico,Testata,Voto,Data,Citazione",
        "Title,Year,Critic,Publication,OriginalScore,Date,Quote"
    )]
    [InlineData("作品名,公開年,評者,媒体,点数,掲載日,引用", "Title,Year,Critic,Publication,OriginalScore,Date,Quote")]
    public void Tables_of_reviews_are_understood_by_their_headers(string headers, string fields) =>
        Understood(TableKind.Reviews, headers, fields);

    [Theory]
    [InlineData(
        "rotten_tomatoes_link,movie_title,movie_info,critics_consensus,content_rating,genres,directors,authors,"
            + "original_release_date,runtime,tomatometer_rating",
        "FilmKey,Title,Synopsis,,,Genres,Directors,,ReleaseDate,Runtime,"
    )]
    [InlineData(
        "id,title,audienceScore,tomatoMeter,rating,releaseDateTheaters,"
            + "releaseDateStreaming,runtimeMinutes,genre,originalLanguage,director",
        "FilmKey,Title,,,,ReleaseDate,,Runtime,Genres,Languages,Directors"
    )]
    [InlineData(
        "tconst,titleType,primaryTitle,originalTitle,startYear,endYear,runtimeMinutes,genres",
        "ImdbId,,Title,OriginalTitle,Year,,Runtime,Genres"
    )]
    [InlineData("name,release_year,country,description,score,url", "Title,Year,Countries,Synopsis,,")]
    [InlineData(
        "Titel,Originaltitel,Jahr,Regie,Autor,Land,Genre,Laufzeit,Inhalt,Bewertung",
        "Title,OriginalTitle,Year,Directors,,Countries,Genres,Runtime,Synopsis,"
    )]
    [InlineData("Titre,Année,Réalisation,Pays,Durée,Résumé,Note", "Title,Year,Directors,Countries,Runtime,Synopsis,")]
    [InlineData("title,year,stars,points,summary", "Title,Year,,,")]
    [InlineData("title,year,source,note,rated", "Title,Year,,,")]
    public void Tables_of_films_are_understood_by_their_headers(string headers, string fields) =>
        Understood(TableKind.Films, headers, fields);

    [Theory]
    [InlineData(
        "title,release_date,genre,meta_mixed,meta_negative,meta_positive,metascore,user_score",
        "Title,ReleaseDate,Genres,PublishedMixed,PublishedNegative,PublishedPositive,PublishedScore,"
    )]
    [InlineData(
        "movie,positive,mixed,negative,score,critics",
        "Title,PublishedPositive,PublishedMixed,PublishedNegative,PublishedScore,PublishedCritics"
    )]
    [InlineData(
        "Series_Title,Released_Year,IMDB_Rating,Overview,Meta_score,Director",
        "Title,Year,,Synopsis,PublishedScore,Directors"
    )]
    public void Tables_of_published_summaries_are_understood_by_their_headers(string headers, string fields) =>
        Understood(TableKind.PublishedSummaries, headers, fields);

    [Fact]
    public void Every_field_is_understood_by_its_own_name() =>
        Assert.All(
            Enum.GetValues<TableField>(),
            f => Assert.Contains(Enum.GetValues<TableKind>(), k => HeaderNames.FieldOf(k, f.ToString()) == f)
        );

    [Fact]
    public void A_title_beside_another_name_of_the_film_is_the_reviews_headline()
    {
        var map = Of("title,film,critic");

        Assert.Equal(1, map.Columns[TableField.Title]);
        Assert.False(map.HasErrors);
    }

    [Theory]
    [InlineData("film,critic,stars,score", 3)]
    [InlineData("film,critic,note,score", 3)]
    [InlineData("film,critic,rating,review score", 3)]
    public void A_header_with_other_meanings_yields_to_a_certain_one(string headers, int column) =>
        Assert.Equal(column, Of(headers).Columns[TableField.OriginalScore]);

    [Theory]
    [InlineData("Kritiker")]
    [InlineData("CRÍTICO")]
    [InlineData("Kritikerin")]
    [InlineData("筆者")]
    [InlineData("critic_name")]
    [InlineData("Critic\u200B")]
    public void A_header_is_understood_in_a_file_and_in_a_pasted_table(string header)
    {
        var pasted = ReviewSourceReader.Read($"{header}\tScore\nAnn Critic\t80/100\nBob Reader\t70/100");

        Assert.Equal(["Ann Critic", "Bob Reader"], pasted.Reviews.Select(r => r.Critic));
        Assert.Equal(TableField.Critic, HeaderNames.FieldOf(TableKind.Reviews, header));
    }

    [Theory]
    [InlineData("id,critic,quote", TableField.FilmKey)]
    [InlineData("id,movieId,critic,quote", TableField.ReviewKey)]
    [InlineData("id,title,reviewId,quote", TableField.FilmKey)]
    [InlineData("id,title,critic,quote", null)]
    [InlineData("id,movieId,reviewId,quote", null)]
    public void A_bare_id_is_taken_only_where_it_is_certain_whose_it_is(string headers, TableField? field) =>
        Assert.Equal(
            field,
            Of(headers).Columns.Where(c => c.Value == 0).Select(c => (TableField?)c.Key).SingleOrDefault()
        );

    [Fact]
    public void A_named_column_overrides_what_the_headers_say()
    {
        var map = Of("film,quote,body", new() { [TableField.Quote] = "Body" });

        Assert.Equal((0, 2), (map.Columns[TableField.Title], map.Columns[TableField.Quote]));
        Assert.Empty(map.Problems);
    }

    [Fact]
    public void A_named_column_tells_the_kind() =>
        Assert.Equal(
            TableKind.Reviews,
            Of("title,what they said", new() { [TableField.Quote] = "what they said" }).Kind
        );

    [Fact]
    public void A_stated_kind_overrides_what_the_headers_say() =>
        Assert.Equal(
            TableField.PublishedScore,
            Field(ColumnMap.Of(["title", "critic", "score"], kind: TableKind.PublishedSummaries), 2)
        );

    [Fact]
    public void A_named_column_that_is_not_there_is_an_error_that_lists_the_columns() =>
        Assert.Equal(
            "line 1: the columns “film”, “quote”; expected a column “body”, which is mapped to Quote",
            Assert
                .Single(
                    Of("film,quote", new() { [TableField.Quote] = "body" }).Problems,
                    p => p.Message.Contains("body", StringComparison.Ordinal)
                )
                .ToString()
        );

    [Fact]
    public void Of_two_columns_for_one_field_the_first_is_read_and_the_other_told()
    {
        var map = Of("film,reviewer,critic");

        Assert.Equal(1, map.Columns[TableField.Critic]);
        Assert.Equal(
            "line 1: warning: the columns “reviewer” and “critic”, both recognized as Critic; expected one; "
                + "“reviewer” is used, the other is ignored",
            Assert.Single(map.Problems).ToString()
        );
    }

    [Theory]
    [InlineData("foo,bar")]
    [InlineData("")]
    [InlineData("critic,quote")]
    [InlineData("year,runtime")]
    public void A_table_that_says_nothing_or_not_of_what_is_an_error(string headers) =>
        Assert.True(Of(headers).HasErrors);

    [Fact]
    public void Reviews_of_a_film_named_beside_the_table_need_no_film_column() =>
        Assert.Empty(ColumnMap.Of(["critic", "quote"], hasFilm: true).Problems);

    private static void Understood(TableKind kind, string headers, string fields)
    {
        var map = Of(headers);

        Assert.Equal(kind, map.Kind);
        Assert.Empty(map.Problems);
        Assert.Equal(fields, string.Join(',', map.Headers.Select((_, column) => Field(map, column)?.ToString())));
    }

    private static TableField? Field(ColumnMap map, int column) =>
        map.Columns.Where(c => c.Value == column).Select(c => (TableField?)c.Key).SingleOrDefault();

    private static ColumnMap Of(string headers, Dictionary<TableField, string>? named = null) =>
        ColumnMap.Of(headers.Split(','), named);
}
