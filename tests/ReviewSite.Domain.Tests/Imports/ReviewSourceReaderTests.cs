using ReviewSite.Domain.Imports.Recognition;
using ReviewSite.Domain.Scores;

namespace ReviewSite.Domain.Tests.Imports;

/// <summary>What a text that is not in our own layout is read as.</summary>
public sealed class ReviewSourceReaderTests
{
    [Theory]
    [InlineData("Dietmar Dath", "Paris Match")]
    [InlineData("DIRK PEITZ", "AV Club")]
    [InlineData("Parker Tyler", "Von Mises Review")]
    [InlineData("Di Golding", "By Design")]
    public void A_name_that_begins_like_a_byline_word_is_whole(string critic, string publication)
    {
        var text = ReviewSourceReader.Read(
            $"Critic\tPublication\tScore\n{critic}\t{publication}\t80/100\nAnn Critic\tDaily\t70/100"
        );

        Assert.Equal([critic, "Ann Critic"], text.Reviews.Select(r => r.Critic));
        Assert.Equal([publication, "Daily"], text.Reviews.Select(r => r.Publication));
    }

    [Theory]
    [InlineData("By Ann Critic", "Ann Critic")]
    [InlineData("by: Ann Critic", "Ann Critic")]
    [InlineData("By Ann", "Ann")]
    [InlineData("Von Ann Critic", "Ann Critic")]
    [InlineData("PAR ANN CRITIC", "ANN CRITIC")]
    [InlineData("Av: Ann", "Ann")]
    public void The_word_before_a_critic_is_not_part_of_the_name(string cell, string critic)
    {
        var text = ReviewSourceReader.Read($"Critic\tScore\n{cell}\t80/100\nBob Reader\t70/100");

        Assert.Equal(critic, text.Reviews[0].Critic);
    }

    [Fact]
    public void A_publication_on_its_own_line_that_begins_like_a_byline_word_is_no_critic()
    {
        var text = ReviewSourceReader.Read(
            """
            80/100
            AV Club
            Tense from the first minute to the last.

            70/100
            Daily News
            A rough first film with a steady hand.
            """
        );

        Assert.Equal(["AV Club", "Daily News"], text.Reviews.Select(r => r.Publication));
    }

    [Theory]
    [InlineData("A film that deserves a perfect score of 10.")]
    [InlineData("3 stars out of 4")]
    [InlineData("All scores are out of 10")]
    public void A_scale_that_a_score_of_the_page_exceeds_is_not_the_scale_of_the_page(string line)
    {
        var text = ReviewSourceReader.Read(
            $"""
            80
            The Daily Example
            Tense from the first minute to the last.
            {line}

            70
            Example Weekly
            A rough first film with a steady hand.

            90
            Example Post
            Loud, quick and never dull.
            """
        );

        Assert.Equal([80, 70, 90], text.Reviews.Select(r => r.Score?.Value));
    }

    [Theory]
    [InlineData("8 — The Daily Example: A film that deserves a perfect score of 20.")]
    [InlineData("8\nThe Daily Example\nTense from the first minute.\nFour actors fight for one score of 20.")]
    public void A_quote_does_not_say_the_scale_of_the_page(string review)
    {
        var text = ReviewSourceReader.Read(
            $"{review}\n\n7\nExample Weekly\nA rough first film with a steady hand.\n\n"
                + "6\nExample Post\nLoud, quick and never dull."
        );

        Assert.Equal([null, null, null], text.Reviews.Select(r => r.Score?.Value));
    }

    [Fact]
    public void Fresh_and_rotten_beside_a_review_are_its_leaning()
    {
        var text = ReviewSourceReader.Read(
            """
            Fresh
            Rotten
            Critic Reviews
            Fresh score.
            Ann Critic
            Example Times
            Tense from the first minute to the last.
            Full Review | Original Score: 3/4 | Jul 15, 2013
            Rotten
            Rotten score.
            Bob Reader
            Example Weekly
            A rough first film with an unsteady hand.
            Full Review | Jul 16, 2013
            Fresh score.
            Cay Author
            Example Post
            Loud, quick and never dull.
            Full Review | Jul 17, 2013
            """
        );

        Assert.Equal([Leaning.Favorable, Leaning.Unfavorable, Leaning.Favorable], text.Reviews.Select(r => r.Leaning));
        Assert.Equal(["3/4", null, null], text.Reviews.Select(r => r.OriginalScore));
        Assert.Equal(["Ann Critic", "Bob Reader", "Cay Author"], text.Reviews.Select(r => r.Critic));
    }

    [Theory]
    [InlineData("Fresh\nRotten\n")]
    [InlineData("Fresh reviews\n")]
    [InlineData("Fresh\n")]
    public void Fresh_above_the_reviews_is_the_leaning_of_none(string head)
    {
        var text = ReviewSourceReader.Read(
            $"{head}80/100\nExample Times\nTense from the first minute to the last.\n\n"
                + "70/100\nExample Weekly\nA rough first film with a steady hand.\n\n"
                + "90/100\nExample Post\nLoud, quick and never dull."
        );

        Assert.Equal([80, 70, 90], text.Reviews.Select(r => r.Score?.Value));
        Assert.Equal([null, null, null], text.Reviews.Select(r => r.Leaning));
    }

    [Theory]
    [InlineData("Critic\tScore\nAnn Critic\t80/100\nBob Reader\t70/100", null)]
    [InlineData(
        "| Critic | Score |\n|---|---|\n| Ann Critic | 80/100 |\n| Bob Reader | 70/100 |\n\nSeen in Berlin",
        "line 9: warning: “Seen in Berlin”; not part of a review; left out"
    )]
    public void Lines_around_a_table_are_its_summary_or_reported(string table, string? below)
    {
        var text = ReviewSourceReader.Read(
            "A film from Denmark\n\nGenerally favorable reviews - based on 11 Critics\n" + table
        );

        Assert.Equal(["Ann Critic", "Bob Reader"], text.Reviews.Select(r => r.Critic));
        Assert.Equal(("Generally favorable reviews", 11), (text.Published?.Verdict, text.Published?.Critics));
        Assert.Equal(
            new[] { "line 1: warning: “A film from Denmark”; not part of a review; left out", below }.OfType<string>(),
            text.Problems.Where(p => p.UnusedUntil is not null).Select(p => p.ToString())
        );
    }

    [Theory]
    [InlineData("⭐️⭐️⭐️⭐️ The Guardian")]
    [InlineData("⭐️⭐️⭐️⭐️⭐️ The Guardian")]
    [InlineData("The Guardian ❤️❤️❤️❤️♡")]
    public void Stars_as_emoji_beside_a_name_are_a_score(string line)
    {
        var text = ReviewSourceReader.Read(
            $"{line}\nTense from the first minute to the last.\n\n"
                + "⭐️⭐️ The Daily Example\nA rough first film with a steady hand.\n\n"
                + "⭐️⭐️⭐️ Example Post\nLoud, quick and never dull."
        );

        Assert.Equal(["The Guardian", "The Daily Example", "Example Post"], text.Reviews.Select(r => r.Publication));
        Assert.Equal(line.Replace("The Guardian", "", StringComparison.Ordinal).Trim(), text.Reviews[0].OriginalScore);
    }

    [Theory]
    [InlineData("***\n", "***\n", "***")]
    [InlineData("\n***\n\n", "\n***\n\n", "")]
    [InlineData("\n****\n\n", "\n***\n\n", "")]
    public void Asterisks_between_reviews_are_no_score(string first, string second, string last)
    {
        var text = ReviewSourceReader.Read(
            $"Critic Reviews\nThe Daily Example\nTense from the first minute to the last.\n{first}"
                + $"Example Weekly\nA rough first film with a steady hand.\n{second}"
                + $"Example Post\nLoud, quick and never dull.\n{last}"
        );

        Assert.Equal(["The Daily Example", "Example Weekly", "Example Post"], text.Reviews.Select(r => r.Publication));
        Assert.Equal([null, null, null], text.Reviews.Select(r => r.OriginalScore));
    }

    [Fact]
    public void Asterisks_that_differ_are_scores()
    {
        var text = ReviewSourceReader.Read(
            "The Daily Example\n***\nTense from the first minute to the last.\n\n"
                + "Example Weekly\n**\nA rough first film with a steady hand.\n\n"
                + "Example Post\n****\nLoud, quick and never dull."
        );

        Assert.Equal(["***", "**", "****"], text.Reviews.Select(r => r.OriginalScore));
    }

    [Fact]
    public void A_review_takes_no_name_from_the_next_block()
    {
        var text = ReviewSourceReader.Read(
            "Sight & Sound\nPhilip Kemp\n80\nTense from the first minute to the last.\n\n"
                + "Le Monde\nJacques Mandelbaum\n4/5\nUn film noir et nerveux.\n\n"
                + "朝日新聞\n70\n傑作\n\n"
                + "El País\nCarlos Boyero\n60\nDura y directa."
        );

        Assert.Equal(
            [
                ("Sight & Sound", "Philip Kemp", 80),
                ("Le Monde", "Jacques Mandelbaum", 80),
                ("El País", "Carlos Boyero", 60),
            ],
            text.Reviews.Select(r => (r.Publication, r.Critic, r.Score?.Value ?? 0))
        );
        Assert.Equal(
            "line 11: warning: “朝日新聞”; not part of a review; lines 11 to 13 were left out",
            Assert.Single(text.Problems).ToString()
        );
    }

    [Fact]
    public void A_quote_after_an_empty_line_belongs_to_the_review_above_it()
    {
        var text = ReviewSourceReader.Read(
            "Sight & Sound\nPhilip Kemp\n80\nTense from the first minute to the last.\n\n"
                + "Le Monde\nJacques Mandelbaum\n4/5\nUn film noir et nerveux.\n\n"
                + "Empire\nKim Newman\n70\n\nLoud, quick and never dull.\n\n"
                + "Variety\nTodd McCarthy\n60\nA rough first film.\n\n"
                + "El País\nCarlos Boyero\n60\nDura y directa."
        );

        Assert.Equal([80, 80, 70, 60, 60], text.Reviews.Select(r => r.Score?.Value));
        Assert.Equal("Loud, quick and never dull.", text.Reviews[2].Quote);
        Assert.Empty(text.Problems);
    }

    [Theory]
    [InlineData("Empire\nKim Newman\nLoud, quick and never dull.", "Empire", "Kim Newman")]
    [InlineData("明報\n陳志強\n節奏緊湊，令人難忘。", "明報", "陳志強")]
    public void A_review_without_score_and_date_between_others_is_one(string block, string publication, string critic)
    {
        var text = ReviewSourceReader.Read(
            $"The Guardian\nPeter Bradshaw\n4/5\n12 May 2013\nA brutal and brilliant debut.\n\n{block}\n\n"
                + "Variety\nTodd McCarthy\n3/5\n14 May 2013\nA rough first film."
        );

        Assert.Equal(["The Guardian", publication, "Variety"], text.Reviews.Select(r => r.Publication));
        Assert.Equal(["Peter Bradshaw", critic, "Todd McCarthy"], text.Reviews.Select(r => r.Critic));
        Assert.Equal((null, null), (text.Reviews[1].Score, text.Reviews[1].Date));
    }

    [Theory]
    [InlineData("Sign up now for our list.")]
    [InlineData("Disney Plus\nStream thousands of films from today.")]
    public void An_advertisement_between_reviews_is_none(string block)
    {
        var text = ReviewSourceReader.Read(
            $"The Guardian\nPeter Bradshaw\n4/5\n12 May 2013\nA brutal and brilliant debut.\n\n{block}\n\n"
                + "Variety\nTodd McCarthy\n3/5\n14 May 2013\nA rough first film."
        );

        Assert.Equal(["The Guardian", "Variety"], text.Reviews.Select(r => r.Publication));
    }

    [Theory]
    [InlineData(
        "人民日报\n80\n節奏緊湊令人難忘的好電影\n\n新京報\n70\n演員的表現非常出色動人",
        "節奏緊湊令人難忘的好電影"
    )]
    [InlineData("緊張感が途切れない傑作\n山田太郎\n80\n\n退屈しない。\n佐藤花子\n70", "緊張感が途切れない傑作")]
    [InlineData("キネマ旬報\n佐藤花子\n80\n傑作だ。\n\n映画芸術\n山田太郎\n70\n退屈しない。", "傑作だ。")]
    public void A_short_quote_in_Chinese_or_Japanese_is_a_quote(string page, string quote)
    {
        var text = ReviewSourceReader.Read(page);

        Assert.Equal([80, 70], text.Reviews.Select(r => r.Score?.Value));
        Assert.Equal(quote, text.Reviews[0].Quote);
    }

    [Fact]
    public void A_short_quote_is_where_the_other_quotes_of_the_page_are()
    {
        var text = ReviewSourceReader.Read(
            "80\nTense from the first minute to the last.\nSight & Sound\nPhilip Kemp\n\n"
                + "4/5\nUn film noir et nerveux.\nLe Monde\nJacques Mandelbaum\n\n70\n傑作\n朝日新聞\n山田太郎"
        );

        Assert.Equal(
            ("傑作", "朝日新聞", "山田太郎"),
            (text.Reviews[2].Quote, text.Reviews[2].Publication, text.Reviews[2].Critic)
        );
    }

    [Fact]
    public void Scores_in_full_width_digits_are_read_and_kept_as_they_came()
    {
        var text = ReviewSourceReader.Read(
            "映画芸術\n山田太郎\n８０\n傑作だ。\n\nキネマ旬報\n佐藤花子\n３．５／４\n退屈しない。\n\n"
                + "朝日新聞\n鈴木一郎\n６５点\n最後まで飽きない良作。"
        );

        Assert.Equal(
            [("８０", 80, "山田太郎"), ("３．５／４", 88, "佐藤花子"), ("６５点", (int?)null, "鈴木一郎")],
            text.Reviews.Select(r => (r.OriginalScore, r.Score?.Value, r.Critic))
        );
    }

    [Theory]
    [InlineData("ニューヨーク・タイムズ")]
    [InlineData("北京青年報")]
    [InlineData("中国电影家协会会员报")]
    [InlineData("リアルサウンド映画部")]
    public void A_long_name_in_Chinese_or_Japanese_is_a_name(string publication)
    {
        var text = ReviewSourceReader.Read(
            $"{publication}\n80\nTense from the first minute to the last.\n\nExample Weekly\n70\nA rough first film."
        );

        Assert.Equal([publication, "Example Weekly"], text.Reviews.Select(r => r.Publication));
    }

    [Theory]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("-")]
    [InlineData("unknown")]
    [InlineData("None")]
    [InlineData("null")]
    public void A_cell_that_says_that_nothing_is_known_is_empty(string cell)
    {
        var text = ReviewSourceReader.Read(
            $"Critic\tPublication\tScore\tQuote\n{cell}\t{cell}\t{cell}\tGood.\nBob Reader\tDaily News\t70/100\tNone"
        );

        Assert.Empty(text.Problems);
        Assert.Equal(
            [(null, null, null, "Good."), ("Bob Reader", "Daily News", "70/100", (string?)"None")],
            text.Reviews.Select(r => (r.Critic, r.Publication, r.OriginalScore, r.Quote))
        );
    }

    [Theory]
    [InlineData("4 ud af 6 stjerner. \"Imponerende men kold.\"")]
    [InlineData("4 ud af 6 stjerner. Imponerende men kold.")]
    [InlineData("4 su 6 stelline. Imponerende men kold.")]
    [InlineData("4/6. Imponerende men kold.")]
    [InlineData("★★★★☆☆: Imponerende men kold.")]
    public void A_score_between_the_names_and_the_quote_is_not_part_of_the_quote(string rest)
    {
        var text = ReviewSourceReader.Read(
            $"""
            Berlingske, Sarah Iben Almbjerg: {rest}
            Politiken, Kim Skotte: 5 ud af 6 stjerner. "Et værk, der bliver hos en."
            """
        );

        Assert.Empty(text.Problems);
        Assert.Equal(
            [
                ("Sarah Iben Almbjerg", "Berlingske", 67, "Imponerende men kold."),
                ("Kim Skotte", "Politiken", (int?)83, "Et værk, der bliver hos en."),
            ],
            text.Reviews.Select(r => (r.Critic, r.Publication, r.Score?.Value, r.Quote))
        );
    }

    [Fact]
    public void A_score_that_is_to_be_determined_is_none()
    {
        var text = ReviewSourceReader.Read(
            """
            90
            The New York Times
            Manohla Dargis
            A film that stays with you for days.
            Read More
            75
            Variety
            Peter Debruge
            A thriller with a steady hand.
            Read More
            TBD
            The Atlantic
            David Sims
            A gimmick, and a good one.
            Read More
            """
        );

        Assert.Empty(text.Problems);
        Assert.Equal(
            [
                ("Manohla Dargis", "The New York Times", "90", "A film that stays with you for days."),
                ("Peter Debruge", "Variety", "75", "A thriller with a steady hand."),
                ("David Sims", "The Atlantic", (string?)null, "A gimmick, and a good one."),
            ],
            text.Reviews.Select(r => (r.Critic, r.Publication, r.OriginalScore, r.Quote))
        );
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("8\n", " ★★★ (sobre 5)", "12 de mayo de 2020\n")]
    [InlineData("8\n", "", "")]
    public void A_critic_and_the_publication_after_a_colon_are_names(string score, string stars, string date)
    {
        var text = ReviewSourceReader.Read(
            $"\"Una película que se queda contigo.\"\nCarlos Boyero: Diario El País\n{score}\n"
                + $"\"Un thriller de mano firme.\"{stars}\nLuis Martínez: Diario El Mundo\n{date}"
        );

        Assert.Equal(
            [
                ("Carlos Boyero", "Diario El País", "Una película que se queda contigo."),
                ("Luis Martínez", "Diario El Mundo", "Un thriller de mano firme."),
            ],
            text.Reviews.Select(r => (r.Critic, r.Publication, r.Quote))
        );
    }

    [Theory]
    [InlineData("Javier Ocaña: El País", "Javier Ocaña", "El País")]
    [InlineData("Quim Casas: Diario El Periódico", "Quim Casas", "Diario El Periódico")]
    [InlineData("Oti Rodríguez Marchante: Diario ABC", "Oti Rodríguez Marchante", "Diario ABC")]
    [InlineData("The Guardian: Peter Bradshaw", "Peter Bradshaw", "The Guardian")]
    public void Of_two_names_around_a_colon_one_is_the_critic(string line, string critic, string publication)
    {
        var text = ReviewSourceReader.Read(
            $"\"Una película que se queda contigo.\"\n{line}\n\n\"Un thriller de mano firme.\"\n{line}\n"
        );

        Assert.All(text.Reviews, r => Assert.Equal((critic, publication), (r.Critic, r.Publication)));
        Assert.Equal(2, text.Reviews.Count);
    }

    [Theory]
    [InlineData("Redacción: Cinemanía", "Redacción", "Cinemanía")]
    [InlineData("Cinemanía: Redacción", "Redacción", "Cinemanía")]
    [InlineData("Redaktion: Der Spiegel", "Redaktion", "Der Spiegel")]
    [InlineData("Rédaction: Chronic'art", "Rédaction", "Chronic'art")]
    [InlineData("La Rédaction: Le Monde", "La Rédaction", "Le Monde")]
    [InlineData("Redazione: MYmovies", "Redazione", "MYmovies")]
    [InlineData("Staff: Variety", "Staff", "Variety")]
    [InlineData("Editorial Staff: Sight & Sound", "Editorial Staff", "Sight & Sound")]
    [InlineData("Redacción - Cinemanía", "Redacción", "Cinemanía")]
    [InlineData("Staff, Variety", "Staff", "Variety")]
    public void A_credit_of_the_staff_is_no_critic(string line, string credit, string publication)
    {
        var text = ReviewSourceReader.Read(
            $"\"Una película que se queda contigo.\"\n{line}\n8\n\"Un thriller de mano firme.\"\n"
                + "Luis Martínez: Diario El Mundo\n7\n"
        );

        Assert.Equal(
            [
                (null, credit, publication, "Una película que se queda contigo."),
                ("Luis Martínez", null, "Diario El Mundo", "Un thriller de mano firme."),
            ],
            text.Reviews.Select(r => (r.Critic, r.Credit, r.Publication, r.Quote))
        );
    }

    [Fact]
    public void A_sentence_that_begins_with_stars_stays_whole()
    {
        var text = ReviewSourceReader.Read(
            "Variety, Peter Debruge: 3 stars, and that is generous.\nPolitiken, Kim Skotte: A film that stays with you."
        );

        Assert.Equal("3 stars, and that is generous.", text.Reviews[0].Quote);
    }
}
