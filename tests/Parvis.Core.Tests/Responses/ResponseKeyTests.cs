using CsCheck;
using Parvis.Core.Responses;

namespace Parvis.Core.Tests.Responses;

public sealed class ResponseKeyTests
{
    [Fact]
    public void A_receipt_finds_its_key_however_it_is_copied() => Gen.Byte.Array[16].Sample(bytes =>
    {
        var key = ResponseKey.From(bytes);
        Assert.Equal(bytes, key.ToBytes());
        foreach (var copied in new[] { key.Receipt, key.Receipt.ToLowerInvariant(), key.Receipt.Replace("-", " "), key.Receipt.Replace('0', 'o').Replace('1', 'l') })
        {
            var (first, last) = ResponseKey.FromReceipt(copied)!.Value;
            Assert.InRange(key.Value, first.Value, last.Value);
        }
    });

    [Theory]
    [InlineData("")]
    [InlineData("7K2M-9QXT-04AB")]
    [InlineData("7K2M-9QXT-04AB-ZZ3C-0")]
    [InlineData("7K2M-9QXT-04AB-ZZ3%")]
    [InlineData("7K2M-9QXT-04AB-ZZ3U")]
    public void What_is_not_a_receipt_finds_nothing(string typed) => Assert.Null(ResponseKey.FromReceipt(typed));
}
