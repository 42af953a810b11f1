namespace ReviewSite.Domain.Imports.Tables;

/// <summary>
/// The headers that real files use, in the languages whose pages of reviews are read. A header that means several
/// things (<c>name</c> may be a film's or a critic's) is listed only for the kinds of table where it is certain.
/// </summary>
internal static class HeaderWords
{
    public static IReadOnlyList<(TableField Field, string Words)> Everywhere { get; } =
    [
        (TableField.FilmKey, "movieid filmid rottentomatoeslink"),
        (
            TableField.Title,
            """
            title movietitle filmtitle film movie primarytitle seriestitle titel filmtitel titre titredufilm título
            película titolo titolodelfilm filme tittel 作品 作品名 映画 タイトル 題名 片名 电影 電影
            """
        ),
        (TableField.OriginalTitle, "originaltitel titreoriginal títulooriginal titolooriginale 原題 原名"),
        (
            TableField.Year,
            """
            releaseyear releasedyear startyear movieyear filmyear jahr filmjahr erscheinungsjahr produktionsjahr année
            annéedesortie annéedeproduction año añodeestreno anno annodiuscita ano år produktionsår udgivelsesår jaar
            公開年 製作年 年 年份
            """
        ),
        (
            TableField.ReleaseDate,
            """
            releasedatetheaters originalreleasedate intheatersdate kinostart datedesortie fechadeestreno datadiuscita
            premieredato 公開日 上映日期
            """
        ),
        (
            TableField.Directors,
            """
            director directedby direction regie regisseur regisseurin réalisateur réalisateurs réalisatrice réalisation
            miseenscène dirección dirigidapor regia regista registi regi instruktør instruktion regissör realizador
            diretor direção 監督 导演 導演
            """
        ),
        (TableField.Genres, "genre género géneros genere generi gênero gêneros sjanger ジャンル 类型 類型"),
        (
            TableField.Runtime,
            """
            runtimeminutes runtimemins duration laufzeit filmlänge durée duración durata duração varighed spilletid
            speeltid speelduur speltid 上映時間 片长 片長
            """
        ),
        (TableField.Countries, "nationality produktionsland herkunftsland paysdorigine productieland 製作国"),
        (
            TableField.Synopsis,
            "movieinfo overview plot inhalt handlung intrigue sinopsis argumento trama sinossi résumé あらすじ 剧情简介"
        ),
        (TableField.ImdbId, "imdb tconst imdburl imdblink"),
    ];

    /// <summary>Those of critic, publication, score, date and quote are also labels in a text.</summary>
    public static IReadOnlyList<(TableField Field, string Words)> InReviews { get; } =
    [
        (TableField.ReviewKey, "reviewid"),
        (
            TableField.Critic,
            """
            criticname reviewer reviewername reviewedby reviewby author authorname writtenby critique journaliste auteur
            kritiker kritikerin kritikername rezensent rezensentin autor autorin autora crítico anmelder critico autore
            recensent recensore skribent 評者 筆者 批評家 影评人
            """
        ),
        (
            TableField.Publication,
            """
            publicationname publicationame publisher publishername outlet paper newspaper journal magazine media revue
            source média medium quelle zeitung zeitschrift publikation medio fuente publicación periódico diario
            publicação jornal veículo medie avis kilde testata giornale rivista fonte pubblicazione bron krant tidning
            媒体 掲載誌 出典
            """
        ),
        (
            TableField.OriginalScore,
            """
            reviewscore reviewrating rating score grade criticscore punkte punktzahl points puntos punti stars sterne
            étoiles estrellas stelle stjerner rated note nota wertung bewertung voto puntuación valoración calificación
            karakter bedømmelse vurdering betyg cijfer 評価 点数 スコア 评分 評分
            """
        ),
        (TableField.Sentiment, "scoresentiment reviewtype reviewstate reception leaning label"),
        (
            TableField.Quote,
            """
            reviewtext reviewcontent reviewbody text review body excerpt extract pullquote extrait citation zitat fazit
            auszug kritik rezension texte reseña cita extracto citat uddrag anmeldelse recensione citazione estratto
            recensie recension resenha 引用 レビュー 本文 短評 短评 影评
            """
        ),
        (
            TableField.Date,
            """
            creationdate reviewdate published publisheddate publicationdate publishedon posted postedon publiéle
            datedepublication datum veröffentlicht veröffentlichtam erschienen fecha fechadepublicación publicado
            publicadoel dato data 日付 掲載日 投稿日 日期
            """
        ),
        (TableField.Url, "reviewurl reviewlink link lien enlace lenke länk リンク 链接"),
        (TableField.ReviewLanguage, "quotelanguage languageofreview reviewlang lang"),
    ];

    public static IReadOnlyList<(TableField Field, string Words)> InFilms { get; } =
    [
        (TableField.FilmKey, HeaderNames.Id),
        (TableField.Title, "name"),
        (TableField.Countries, "country land pays país paese 国 国家"),
        (
            TableField.Languages,
            "language originallanguage sprache originalsprache langue langueoriginale idioma lingua sprog språk taal"
        ),
        (TableField.Synopsis, "description beschreibung"),
    ];

    public static IReadOnlyList<(TableField Field, string Words)> InSummaries { get; } =
    [
        (TableField.PublishedVerdict, "verdict metaverdict"),
        (TableField.PublishedCritics, "critics criticcount criticscount reviewcount metacount metacritics"),
        (TableField.PublishedPositive, "metapositive positive positivecount positivereviews"),
        (TableField.PublishedMixed, "metamixed mixed mixedcount mixedreviews"),
        (TableField.PublishedNegative, "metanegative negative negativecount negativereviews"),
        (TableField.PublishedScore, "metascore score"),
    ];

    /// <summary>Words of other languages that mean something else in English: remarks, actors, "PG-13".</summary>
    public const string FalseFriends = "note stars points rated data medium";

    public const string English = "title year critic reviewer quote director directors movie";

    /// <summary>
    /// Headers that tables of other kinds also have, so they do not determine the kind: <c>rating</c> is also "PG-13".
    /// In a table of reviews, <c>title</c> is also the headline of a review. They yield to certain headers of the same
    /// field, and the later ones in this list yield to the earlier ones.
    /// </summary>
    public const string Vague = """
        title titel titre título titolo tittel タイトル
        score rating wertung bewertung voto puntuación valoración calificación karakter bedømmelse vurdering betyg
        cijfer 評価 点数 スコア 评分 評分 punkte points puntos punti nota sterne étoiles estrellas stelle stjerner rated
        note stars
        author auteur autor autorin autora autore writtenby critique
        label publisher média media medium medio medie source quelle fuente kilde fonte bron 出典 avis
        critics criticcount criticscount reviewcount verdict
        posted published publicado veröffentlicht erschienen data
        """;
}
