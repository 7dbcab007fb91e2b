using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Parvis.Web.People;

namespace Parvis.Web.Data;

/// <summary>
/// The organisers' data. Responses are not here: they are written by <see cref="Answers.AnswerLog"/> and read by
/// <see cref="Answers.IResponseStore"/> with prepared SQL.
/// </summary>
public abstract class ParvisDbContext(DbContextOptions options) : IdentityUserContext<Organiser>(options)
{
    public DbSet<SurveyRow> Surveys => Set<SurveyRow>();
    public DbSet<QuestionnaireVersionRow> QuestionnaireVersions => Set<QuestionnaireVersionRow>();
    public DbSet<ChannelRow> Channels => Set<ChannelRow>();
    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();
    public DbSet<PublicationRow> Publications => Set<PublicationRow>();
    public DbSet<ExclusionRow> Exclusions => Set<ExclusionRow>();
    public DbSet<ReportRow> Reports => Set<ReportRow>();
    public DbSet<ErasureRow> Erasures => Set<ErasureRow>();
    public DbSet<FormerAddressRow> FormerAddresses => Set<FormerAddressRow>();
    public DbSet<RoomRow> Rooms => Set<RoomRow>();
    public DbSet<SurveyRoomRow> SurveyRooms => Set<SurveyRoomRow>();
    public DbSet<ReferenceSeriesRow> ReferenceSeries => Set<ReferenceSeriesRow>();

    public DbSet<AggregateRow> Aggregates => Set<AggregateRow>();
    public DbSet<SampleTargetRow> SampleTargets => Set<SampleTargetRow>();
    public DbSet<ThemeRow> Themes => Set<ThemeRow>();
    public DbSet<ThemeMarkRow> ThemeMarks => Set<ThemeMarkRow>();
    public DbSet<VerbatimRow> Verbatims => Set<VerbatimRow>();
    public DbSet<KitRow> Kits => Set<KitRow>();
    public DbSet<KitRunRow> KitRuns => Set<KitRunRow>();
    public DbSet<KitRunGroupRow> KitRunGroups => Set<KitRunGroupRow>();
    public DbSet<RunAfterRow> RunsAfter => Set<RunAfterRow>();
    public DbSet<KitNetworkRow> KitNetworks => Set<KitNetworkRow>();
    public DbSet<SettingRow> Settings => Set<SettingRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // SQLite cannot order by DateTimeOffset, PostgreSQL takes UTC only: UTC ticks on both.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<SurveyRow>(survey =>
        {
            survey.HasIndex(s => s.Slug).IsUnique();
            survey.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.SurveyId);
            survey.HasMany(s => s.Channels).WithOne().HasForeignKey(c => c.SurveyId);
            survey.Ignore(s => s.Window);
        });
        builder.Entity<QuestionnaireVersionRow>().HasKey(v => new { v.SurveyId, v.Version });
        builder.Entity<ChannelRow>().HasIndex(c => c.Code).IsUnique();
        builder.Entity<InvitationRow>().HasIndex(i => i.TokenDigest).IsUnique();
        builder.Entity<PublicationRow>().HasIndex(p => p.Slug).IsUnique();
        builder.Entity<ExclusionRow>().HasIndex(e => e.SurveyId);
        builder.Entity<FormerAddressRow>().HasKey(a => a.Slug);
        builder.Entity<RoomRow>().HasIndex(r => r.Code).IsUnique();
        builder.Entity<SurveyRoomRow>().HasIndex(r => r.Code).IsUnique();
        builder.Entity<SurveyRoomRow>().HasIndex(r => r.SurveyId);
        builder.Entity<ReportRow>().HasIndex(r => r.Slug).IsUnique();
        builder.Entity<AggregateRow>().HasIndex(a => a.Digest).IsUnique();
        builder.Entity<SampleTargetRow>().HasKey(t => new { t.SurveyId, t.Question });
        builder.Entity<ThemeRow>().HasIndex(t => new { t.SurveyId, t.Question });
        builder.Entity<ThemeMarkRow>().HasKey(m => new { m.ThemeId, m.Key });
        builder.Entity<ThemeMarkRow>().HasIndex(m => m.SurveyId);
        builder.Entity<VerbatimRow>().HasIndex(v => new { v.SurveyId, v.Question });
        builder.Entity<KitRow>().HasIndex(k => k.Slug).IsUnique();
        builder.Entity<KitRunRow>().HasIndex(r => r.RoomCode).IsUnique();
        builder.Entity<KitRunRow>().HasMany(r => r.Groups).WithOne().HasForeignKey(g => g.RunId);
        builder.Entity<KitRunGroupRow>().HasIndex(g => g.RoomCode).IsUnique();
        builder.Entity<RunAfterRow>().HasKey(a => a.RoomCode);
        builder.Entity<KitNetworkRow>().HasIndex(n => n.Kit).IsUnique();
        builder.Entity<SettingRow>().HasKey(s => s.Name);
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        date => date.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : ParvisDbContext(options);

public sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : ParvisDbContext(options);
