using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parvis.Web.Hosting;
using QRCoder;

namespace Parvis.Web.Tests.Hosting;

public sealed class LanTests
{
    [Theory]
    [InlineData("172.17.0.1 192.168.1.20 10.0.0.5", "192.168.1.20")]
    [InlineData("127.0.0.1 169.254.3.4 10.1.2.3", "10.1.2.3")]
    [InlineData("169.254.3.4 ::1 fe80::1", "169.254.3.4")]
    [InlineData("127.0.0.1 ::1", null)]
    // « > » : with a router. Beside containers (10.89…) and virtual machines (192.168.122…), the network where phones are.
    [InlineData("10.89.0.1 172.20.3.4>", "172.20.3.4")]
    [InlineData("192.168.122.1 10.1.2.3> 172.17.0.1", "10.1.2.3")]
    public void The_address_of_the_local_network_is_chosen(string addresses, string? expected) =>
        Assert.Equal(expected, LanAddress.Choose(addresses.Split(' ').Select(a => (IPAddress.Parse(a.TrimEnd('>')), a.EndsWith('>'))))?.ToString());

    [Fact]
    public void The_drawn_code_has_every_module_of_the_code()
    {
        const string address = "http://192.168.1.20:5080/";
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.L);
        var lines = TerminalQr.Draw(address).TrimEnd('\n').Split('\n')
            .Select(l => l.Replace("  \u001b[30;107m", "", StringComparison.Ordinal).Replace("\u001b[0m", "", StringComparison.Ordinal)).ToList();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
                Assert.Equal(code.ModuleMatrix[y][x], lines[y / 2][x] is '█' || lines[y / 2][x] == (y % 2 == 0 ? '▀' : '▄'));
    }

    [Fact]
    public async Task On_the_local_network_the_notice_gives_the_address_for_phones_and_its_code()
    {
        await using var server = await ParvisServer.StartAsync(null, "--Lan", "true", "--Hosting:PublicAddress", "http://192.168.1.20:5080");
        await using var scope = server.Services.CreateAsyncScope();
        var notice = await scope.ServiceProvider.GetRequiredService<StartupNotice>().WriteAsync();
        Assert.Contains("http://192.168.1.20:5080/", notice, StringComparison.Ordinal);
        Assert.Contains(TerminalQr.Draw("http://192.168.1.20:5080/"), notice, StringComparison.Ordinal);
    }
}
